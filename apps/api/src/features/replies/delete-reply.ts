import type { MemberCtx } from '../../platform/context/context.ts';
import { forbidden, notFound } from '../../platform/kernel/errors.ts';
import { recordAction } from '../audit/index.ts';
import { canDeleteReply } from './policy.ts';
import { presentReplySubject } from './presenter.ts';
import { findReply, takeReply } from './repository.ts';
import { removeReply } from './update-reply.ts';

/**
 * Deletes a reply: the author their own, staff anybody's below; what staff does to others is audited.
 * Throws NOT_FOUND, FORBIDDEN.
 */
export async function deleteReply(ctx: MemberCtx, replyId: string, reason: string | undefined): Promise<undefined> {
  if (!(await findReply(ctx.db, ctx.actor.id, replyId))) throw notFound('That reply');
  await ctx.events.transact(ctx, async (tx) => {
    const reply = await takeReply(tx, replyId);
    if (!reply || reply.deletedAt || reply.topicGone) throw notFound('That reply');
    if (!canDeleteReply(ctx.actor, reply)) throw forbidden();
    await removeReply(tx, reply);
    if (reply.authorId !== ctx.actor.id) {
      await recordAction(tx, ctx.actor, { action: 'delete', ...presentReplySubject(reply), reason });
    }
  });
}
