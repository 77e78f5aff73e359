import { NoChange } from '../../../platform/events/log/refusals.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import type { ChannelCtx } from '../entry.ts';
import { readChannel } from '../repository.ts';

/** Says up to where who asks has read, for all of their devices; how far they were already is no error. */
export async function markRead(ctx: ChannelCtx, number: number) {
  const { channel, actor } = ctx;
  const answer = (readNumber: number) => ({ channelId: channel.id, userId: actor.id, readNumber });
  try {
    const committed = await ctx.events.commit(ctx, (tx) => {
      tx.append(fact('chat.read', { cause: 'read', channel, userId: actor.id, number }));
      tx.answer({ status: 200, event: 'chat:read', omit: ['at'], body: {} });
    });
    return answer(committed.payloadOf('chat:read').readNumber);
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
    return answer((await readChannel(ctx.db, channel.id, actor.id)).readNumber);
  }
}
