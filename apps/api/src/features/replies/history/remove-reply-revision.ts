import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { assertMayAct, recordAction } from '../../audit/index.ts';
import { removeRevision, whyNotRemoveRevision } from '../../revisions/index.ts';
import { presentReplySubject } from '../presenter.ts';
import { findReply, takeReply } from '../repository.ts';
import { updateReply } from '../update-reply.ts';

/** Removes an earlier text of a reply; what staff does to others is audited. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function removeReplyRevision(
  ctx: MemberCtx,
  replyId: string,
  revisionId: string,
  reason: string | undefined,
): Promise<undefined> {
  if (!(await findReply(ctx.db, ctx.actor.id, replyId))) throw notFound('That reply');
  await ctx.events.transact(ctx, async (tx) => {
    const reply = await takeReply(tx, replyId);
    if (!reply || reply.deletedAt || reply.topicGone) throw notFound('That reply');
    assertAllowed(whyNotRemoveRevision(ctx.actor, reply));
    const byStaff = reply.authorId !== ctx.actor.id;
    if (byStaff) await assertMayAct(tx, ctx.actor, 'remove_revision', presentReplySubject(reply));
    await removeRevision(tx, reply.id, revisionId);
    await updateReply(tx, reply, {}, 'edited');
    if (byStaff) {
      await recordAction(tx, ctx.actor, { action: 'remove_revision', ...presentReplySubject(reply), reason });
    }
  });
}
