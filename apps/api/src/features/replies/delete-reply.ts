import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { assertMayAct, recordAction } from '../audit/index.ts';
import { whyNotDeleteReply } from './policy.ts';
import { presentReplySubject } from './presenter.ts';
import { findReply, takeReply } from './repository.ts';
import { removeReply } from './update-reply.ts';

/**
 * Deletes a reply: the author their own, staff anybody's below; what staff does to others is audited.
 * Throws NOT_FOUND, FORBIDDEN, SILENCED, and TOPIC_LOCKED for an author once the topic is locked.
 */
export async function deleteReply(ctx: MemberCtx, replyId: string, reason: string | undefined): Promise<undefined> {
  if (!(await findReply(ctx.db, ctx.actor.id, replyId))) throw notFound('That reply');
  await ctx.events.transact(ctx, async (tx) => {
    const reply = await takeReply(tx, replyId);
    if (!reply || reply.deletedAt || reply.topicGone) throw notFound('That reply');
    assertAllowed(whyNotDeleteReply(ctx.actor, reply));
    const byStaff = reply.authorId !== ctx.actor.id;
    if (byStaff) await assertMayAct(tx, ctx.actor, 'delete', presentReplySubject(reply));
    await removeReply(tx, reply);
    if (byStaff) {
      await recordAction(tx, ctx.actor, { action: 'delete', ...presentReplySubject(reply), reason });
    }
  });
}
