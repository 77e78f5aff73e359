import { type ChannelView, type PatchChannel, rooms } from '@tidings/contracts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import type { Append } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import type { ChannelCtx } from '../entry.ts';
import { whyNotManage } from '../policy.ts';
import { membersOf, readChannel } from '../repository.ts';

const NOT_YOURS = 'Only managers and owners of the workspace change its channels.';
const hearersOf = async ({ db, channel }: ChannelCtx) => (channel.kind === 'public' ? null : membersOf(db, channel.id));

/** Changes what a channel is called or is for, or archives it. What stays the same is no news. Throws FORBIDDEN, SILENCED, NOT_FOUND. */
export async function patchChannel(ctx: ChannelCtx, patch: PatchChannel): Promise<ChannelView> {
  const { channel, actor, db } = ctx;
  assertAllowed(whyNotManage(actor, channel), NOT_YOURS);
  const change = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const people = await hearersOf(ctx);
  const turned = patch.archived !== undefined && patch.archived !== channel.archived;
  const cause = turned ? (patch.archived ? 'archived' : 'unarchived') : 'changed';
  if (Object.keys(change).length > 0) {
    try {
      await ctx.events.commit(ctx, (tx) => tx.append(fact('chat.channel-changed', { cause, channel, change, people })));
    } catch (error) {
      if (!(error instanceof NoChange)) throw error;
    }
  }
  return readChannel(db, channel.id, actor.id);
}

/** From now on nobody reads the room, whoever could. */
function close(tx: Append, { id, kind }: ChannelCtx['channel']): void {
  const scope = { key: rooms.chat(id), audience: 'nobody', audienceId: null };
  if (kind === 'public') {
    tx.createScope(scope);
    tx.rescope(rooms.chat(id), scope.key);
  } else tx.setAudience(scope);
}

/** Deletes a channel with what was said in it. Throws FORBIDDEN, SILENCED, NOT_FOUND. */
export async function deleteChannel(ctx: ChannelCtx): Promise<undefined> {
  const { channel, actor } = ctx;
  assertAllowed(whyNotManage(actor, channel), NOT_YOURS);
  const people = await hearersOf(ctx);
  await ctx.events.commit(ctx, (tx) => {
    close(tx, channel);
    tx.append(fact('chat.channel-changed', { cause: 'deleted', channel, change: { delete: true }, people }));
  });
}
