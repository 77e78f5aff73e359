import type { ReplyView } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { assertMayAct, recordAction } from '../audit/index.ts';
import { keepRevision } from '../revisions/index.ts';
import { assertMentions } from '../topics/index.ts';
import { canEditReply, whyNotEditReply } from './policy.ts';
import { presentReplySubject, presentReplyView, type ReplyRow } from './presenter.ts';
import { findReply, takeReply } from './repository.ts';
import { updateReply } from './update-reply.ts';

type Patch = {
  body: string;
  version?: number | undefined;
  reason?: string | undefined;
  confirmMentions?: boolean | undefined;
};

/**
 * Edits a reply; the text before stays in the history. What staff does to others is audited. Throws NOT_FOUND, VERSION_CONFLICT when somebody was faster, and
 * FORBIDDEN, SILENCED or TOPIC_LOCKED.
 */
export async function patchReply(ctx: MemberCtx, replyId: string, patch: Patch): Promise<ReplyView> {
  const before = await findReply(ctx.db, ctx.actor.id, replyId);
  if (!before) throw notFound('That reply');
  // Before the transaction: it asks on a connection of its own.
  if (patch.body !== before.body) await assertMentions(ctx, patch, before.body ?? '');
  const committed = await ctx.events.transact(ctx, async (tx) => {
    const reply = await takeReply(tx, replyId);
    if (!reply || reply.deletedAt || reply.topicGone) throw notFound('That reply');
    assertAllowed(whyNotEditReply(ctx.actor, reply));
    const byStaff = reply.authorId !== ctx.actor.id;
    if (byStaff) await assertMayAct(tx, ctx.actor, 'edit', presentReplySubject(reply));
    if (patch.version !== undefined && patch.version !== reply.version) {
      throw new TidingsError('VERSION_CONFLICT', 'This reply was changed meanwhile. Look at it again before you save.');
    }
    if (patch.body === reply.body) {
      const answer = presentReplyView({ ...before, ...textOf(reply) }, ctx.actor);
      tx.answer({ status: 200, body: answer });
      return { answer };
    }
    await keepRevision(tx, { entityId: reply.id, title: null, body: reply.body, editorId: ctx.actor.id });
    if (byStaff) {
      await recordAction(tx, ctx.actor, { action: 'edit', ...presentReplySubject(reply), reason: patch.reason });
    }
    const text = { body: patch.body, editedAt: new Date(), editedByStaff: byStaff };
    const edited = await updateReply(tx, reply, text, 'edited');
    const viewer = { liked: before.liked, canEdit: canEditReply(ctx.actor, edited) };
    tx.answer({ status: 200, event: 'reply:updated', omit: ['counts'], body: { viewer } });
    return { viewer };
  });
  const { value } = committed;
  if (!value.viewer) return value.answer;
  const { counts: _, ...reply } = committed.payloadOf('reply:updated');
  return { ...reply, viewer: value.viewer };
}

const textOf = ({ body, status, version, editedAt, editedByStaff }: ReplyRow) => ({
  ...{ body, status, version, editedAt, editedByStaff },
});
