import type { MemberCtx } from '../../../platform/context/context.ts';
import { hashOfAddress } from './read-device.ts';
import { deleteDevice } from './repository.ts';

/** Ends push on one of the member's devices; what is not there, or is another's, is passed over. */
export async function unsubscribe(ctx: MemberCtx, which: { id: string } | { endpoint: string }): Promise<undefined> {
  const found = 'id' in which ? which : { addressHash: hashOfAddress(which.endpoint) };
  await ctx.events.transact(ctx, (tx) => deleteDevice(tx, ctx.actor.id, found));
}
