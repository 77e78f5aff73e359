import type { ChatMessage, SendMessage } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import type { ChannelCtx } from '../entry.ts';
import type { SendLimit } from '../limits.ts';
import { whyNotWrite } from '../policy.ts';
import { findMessage } from '../repository.ts';

/**
 * Sends a message: one statement gives it its number, writes it, moves how far its author has read, and appends the event. One that was sent
 * under its client id is answered as it is now, on whichever way it comes again. Throws FORBIDDEN, SILENCED, CHANNEL_ARCHIVED, NOT_FOUND,
 * RATE_LIMITED.
 */
export async function sendMessage(
  ctx: ChannelCtx,
  { body, clientId }: SendMessage,
  limit: SendLimit,
): Promise<ChatMessage> {
  const { channel, actor } = ctx;
  assertAllowed(whyNotWrite(actor, channel), 'You cannot write here.');
  limit.take(actor.id);
  const message = { id: uuidv7(), authorId: actor.id, body, clientId };
  try {
    const committed = await ctx.events.commit(ctx, (tx) => {
      tx.append(fact('chat.sent', { cause: 'sent', channel, message }));
      tx.answer({ status: 201, event: 'chat:message', body: {} });
    });
    return committed.payloadOf('chat:message');
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
    const sent = await findMessage(ctx.db, { channelId: channel.id, authorId: actor.id, clientId });
    if (!sent) throw error;
    return sent;
  }
}
