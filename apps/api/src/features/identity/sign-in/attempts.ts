import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { addFailure, readFailures, removeFailures } from './repository.ts';

const PER_ACCOUNT = 5;
const PER_ADDRESS = 50;
const WINDOW_MS = 10 * 60_000;

/** Refuses further guesses once an account or an address failed too often within ten minutes. Throws RATE_LIMITED. */
export async function assertMayTry(ctx: Ctx, login: string, ip: string): Promise<void> {
  const now = new Date();
  const rows = await readFailures(ctx.db, keysOf(login, ip), now);
  for (const { key, count, windowEnd } of rows) {
    if (count < (key.startsWith('ip:') ? PER_ADDRESS : PER_ACCOUNT)) continue;
    const retryAfterMs = windowEnd.getTime() - now.getTime();
    const minutes = Math.ceil(retryAfterMs / 60_000);
    throw new TidingsError('RATE_LIMITED', `Too many tries. Try again in ${minutes} min.`, { retryAfterMs });
  }
}

/** Notes a failure; returns how many tries the account has left. */
export async function noteFailure(ctx: Ctx, login: string, ip: string): Promise<number> {
  const rows = await addFailure(ctx.db, keysOf(login, ip), WINDOW_MS);
  return Math.max(0, PER_ACCOUNT - (rows.find(({ key }) => key.startsWith('login:'))?.count ?? 0));
}

/** Forgets the failures of an account, not those of the address. */
export const forgetFailures = (ctx: Ctx, login: string) => removeFailures(ctx.db, keysOf(login, '').slice(0, 1));

const keysOf = (login: string, ip: string) => [`login:${login.slice(0, 80)}`, `ip:${ip.slice(0, 60)}`];
