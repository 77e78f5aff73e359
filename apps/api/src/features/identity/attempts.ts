import type { Ctx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';

const PER_ACCOUNT = 5;
const PER_ADDRESS = 50;
const WINDOW_MS = 10 * 60_000;

/** Refuses further guesses once an account or an address failed too often within ten minutes. */
export async function assertMayTry(ctx: Ctx, login: string, ip: string): Promise<void> {
  const now = new Date();
  const rows = await ctx.db.prisma.signInFailure.findMany({
    where: { key: { in: keysOf(login, ip) }, windowEnd: { gt: now } },
  });
  for (const { key, count, windowEnd } of rows) {
    if (count < (key.startsWith('ip:') ? PER_ADDRESS : PER_ACCOUNT)) continue;
    const retryAfterMs = windowEnd.getTime() - now.getTime();
    const minutes = Math.ceil(retryAfterMs / 60_000);
    throw new TidingsError('RATE_LIMITED', `Too many tries. Try again in ${minutes} min.`, { retryAfterMs });
  }
}

/** Notes a failure; returns how many tries the account has left. */
export async function noteFailure(ctx: Ctx, login: string, ip: string): Promise<number> {
  const { rows } = await ctx.db.pool.query<{ key: string; count: number }>(
    `INSERT INTO sign_in_failure AS f (key, count, window_end) SELECT k, 1, now() + $2 * interval '1 millisecond' FROM unnest($1::text[]) k
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN f.window_end < now() THEN 1 ELSE f.count + 1 END,
       window_end = CASE WHEN f.window_end < now() THEN excluded.window_end ELSE f.window_end END
     RETURNING key, count`,
    [keysOf(login, ip), WINDOW_MS],
  );
  return Math.max(0, PER_ACCOUNT - (rows.find(({ key }) => key.startsWith('login:'))?.count ?? 0));
}

export const forgetFailures = (ctx: Ctx, login: string) =>
  ctx.db.prisma.signInFailure.deleteMany({ where: { key: { in: keysOf(login, '').slice(0, 1) } } });

const keysOf = (login: string, ip: string) => [`login:${login.slice(0, 80)}`, `ip:${ip.slice(0, 60)}`];
