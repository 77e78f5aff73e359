import type { ManagedAnnouncement } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../../identity/index.ts';
import { callableUntil, whyNotDelete, whyNotEnd } from '../policy.ts';
import { presentManaged } from '../presenter.ts';
import { end } from './change.ts';
import { readMade, takeAnnouncement } from './repository.ts';
import { schedule } from './schedule.ts';

/**
 * Ends an announcement that is out, or calls it back within 60 s of its going out; what is so already stays so. Throws SILENCED, NOT_FOUND,
 * CONFLICT for one that never went out, and where it is too late to call it back.
 */
export async function endAnnouncement(
  ctx: MemberCtx,
  id: string,
  cause: 'ended' | 'called_back',
): Promise<ManagedAnnouncement> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const row = await takeAnnouncement(tx, id);
    if (whyNotEnd(row)) throw new TidingsError('CONFLICT', 'It has not gone out: delete it, or take its plan away.');
    const isSo = row.state === cause || (cause === 'ended' && row.state !== 'published');
    if (!isSo) {
      if (cause === 'called_back' && !callableUntil(row))
        throw new TidingsError('CONFLICT', 'It is too late to call it back. End it instead.');
      await end(tx, row, { at: new Date(), cause, by: ctx.actor.id, correlationId: ctx.correlationId });
    }
    const body = presentManaged(await readMade(tx, id));
    tx.answer({ status: 200, body });
    return body;
  });
  return value;
}

/** Deletes a draft, or one that is planned with its plan. Throws SILENCED, NOT_FOUND, CONFLICT for one that went out. */
export async function deleteAnnouncement(ctx: MemberCtx, id: string): Promise<undefined> {
  assertAllowed(whyNotSpeak(ctx.actor));
  await ctx.events.transact(ctx, async (tx) => {
    const row = await takeAnnouncement(tx, id);
    if (whyNotDelete(row)) throw new TidingsError('CONFLICT', 'It went out, so it stays in the list. End it instead.');
    await schedule(tx, { ...row, state: 'draft' }, ctx.correlationId);
    await tx.db.announcement.delete({ where: { id } });
  });
}
