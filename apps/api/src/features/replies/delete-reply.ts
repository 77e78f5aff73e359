import type { MemberCtx } from '../../platform/context/context.ts';
import { forbidden, notFound } from '../../platform/kernel/errors.ts';
import { recordAction } from '../audit/index.ts';
import { canModerate } from '../identity/index.ts';
import { removeReply, takeReply } from './changes.ts';
import { presentReplySubject } from './presenter.ts';
import { findReply } from './repository.ts';

/** Deletes a reply: the author their own, staff anybody's below; what staff does to others is audited. */
export async function deleteReply(ctx: MemberCtx, replyId: string, reason: string | undefined): Promise<undefined> {
  if (!(await findReply(ctx.db, ctx.actor.id, replyId))) throw notFound('That reply');
  await ctx.events.transact(ctx, async (tx) => {
    const reply = await takeReply(tx, replyId);
    if (!reply || reply.deletedAt || reply.topicGone) throw notFound('That reply');
    const own = reply.authorId === ctx.actor.id;
    if (!own && !canModerate(ctx.actor, reply.author)) throw forbidden();
    await removeReply(tx, reply);
    if (!own) await recordAction(tx, ctx.actor, { action: 'delete', ...presentReplySubject(reply), reason });
  });
}
