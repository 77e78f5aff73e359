import type { ChatMessage } from '@tidings/contracts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import type { ChannelCtx } from '../entry.ts';
import { whyNotDelete, whyNotEdit } from '../policy.ts';
import { findMessage } from '../repository.ts';

/** A message that was not deleted. Throws NOT_FOUND. */
async function standing({ db }: ChannelCtx, id: string): Promise<ChatMessage> {
  const message = await findMessage(db, { id });
  if (!message || message.deletedAt) throw notFound('That message');
  return message;
}

/** Changes the text of one's own message. Throws NOT_FOUND, FORBIDDEN, SILENCED, CHANNEL_ARCHIVED, VERSION_CONFLICT. */
export async function editMessage(
  ctx: ChannelCtx,
  id: string,
  { body, version }: { body: string; version?: number | undefined },
): Promise<ChatMessage> {
  const { actor, channel } = ctx;
  const before = await standing(ctx, id);
  assertAllowed(whyNotEdit(actor, channel, { own: before.author.id === actor.id }), 'Only who wrote it changes it.');
  try {
    const committed = await ctx.events.commit(ctx, (tx) => {
      tx.append(fact('chat.edited', { cause: 'edited', channel, message: { id, authorId: actor.id, body, version } }));
      tx.answer({ status: 200, event: 'chat:edited', body: {} });
    });
    return committed.payloadOf('chat:edited');
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
    return standing(ctx, id);
  }
}

/** Takes a message away: no earlier event shows its text any more. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function deleteMessage(ctx: ChannelCtx, id: string): Promise<undefined> {
  const { actor, channel } = ctx;
  const { author } = await standing(ctx, id);
  assertAllowed(whyNotDelete(actor, channel, { own: author.id === actor.id }), 'Only who wrote it deletes it.');
  await ctx.events.commit(ctx, (tx) => {
    tx.redact(id);
    tx.append(fact('chat.deleted', { cause: 'deleted', channel, id }));
  });
}
