import { createHash } from 'node:crypto';
import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { networkOf } from '../../../platform/limits/address.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { readTries, releaseTries, removeTries, reserveTries } from './repository.ts';

const WINDOW_MS = 10 * 60_000;
/** Tries of one account from one network; from a /48 of IPv6 more, for its many households. */
const PER_ACCOUNT = { near: 5, wide: 20 };
/** Tries of all accounts from one network. */
const PER_NETWORK = { near: 50, wide: 200 };
/** Tries of an account by a browser that was signed in to it before: whatever strangers do, these are its own. */
const PER_DEVICE = 10;
/** An account that many networks guess at: each of them has fewer tries, and none of them can close it for the others. */
const BESIEGED = { failures: 50, near: 2 };

const reserving = new OneAtATime(
  8,
  () => new TidingsError('RATE_LIMITED', 'Too many tries at once. Try again in 1 s.', { retryAfterMs: 1000 }),
);

/** Who tries: the account by its id, or by what was typed where there is none; a device only where it is known. */
export type Trier = { account: string; address: string; device: string | null };

export type Try = {
  /** Tries that are left after this one. */
  left: number;
  /** It succeeded: the account is no longer guessed at from here. */
  succeeded: () => Promise<void>;
  /** The password was never looked at. */
  undo: () => Promise<void>;
};

/** A name for what was typed in place of an account: as short as an id, whatever was typed. */
export const unknownAccount = (login: string): string =>
  createHash('sha256').update(login).digest('base64url').slice(0, 22);

/**
 * Reserves a try before the password is looked at, so that tries at the same time cannot pass the limit. Throws
 * RATE_LIMITED. Counted by account and network, never by account alone: nobody can close an account for others.
 */
export async function reserveTry(ctx: Ctx, trier: Trier): Promise<Try> {
  const total = `account:${trier.account}`;
  const limits = trier.device === null ? await byNetwork(ctx, trier, total) : byDevice(trier, trier.device);
  const keys = [...limits.keys()];
  const rows = await reserving.run(`${trier.account} ${trier.device ?? networkOf(trier.address).near}`, () =>
    reserveTries(ctx.db, keys, [...limits.values()], WINDOW_MS),
  );
  const retryAfterMs = Math.ceil(Math.max(...rows.map(({ waitMs }) => waitMs)));
  if (retryAfterMs > 0) {
    const minutes = Math.ceil(retryAfterMs / 60_000);
    throw new TidingsError('RATE_LIMITED', `Too many tries. Try again in ${minutes} min.`, { retryAfterMs });
  }
  const own = keys.filter((key) => key !== total && key.includes(trier.account));
  const left = rows.filter(({ key }) => own.includes(key)).map(({ key, tries }) => (limits.get(key) ?? 0) - tries);
  return {
    left: Math.max(0, Math.min(...left)),
    succeeded: async () => {
      await removeTries(ctx.db, own);
      await releaseTries(ctx.db, keys);
    },
    undo: () => releaseTries(ctx.db, keys),
  };
}

const byDevice = ({ account }: Trier, device: string) => new Map([[`device:${device}:${account}`, PER_DEVICE]]);

async function byNetwork(ctx: Ctx, { account, address }: Trier, total: string): Promise<Map<string, number>> {
  const besieged = (await readTries(ctx.db, total, new Date())) >= BESIEGED.failures;
  const { near, wide } = networkOf(address);
  const limits = new Map([
    // Counted, never full.
    [total, 2_147_483_647],
    [`account:${account}:${near}`, besieged ? BESIEGED.near : PER_ACCOUNT.near],
    [`network:${near}`, PER_NETWORK.near],
  ]);
  if (wide === null) return limits;
  return limits.set(`account:${account}:${wide}`, PER_ACCOUNT.wide).set(`network:${wide}`, PER_NETWORK.wide);
}
