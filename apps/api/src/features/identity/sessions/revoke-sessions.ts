import type { Ctx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { type CauseOf, fact } from '../../../platform/kernel/facts.ts';
import { markRevoked } from './repository.ts';

type RevocationCause = CauseOf<'sessions.revoked'>;

/** Ends sessions in one transaction with the internal event every server follows; effect within 2 s (SEC-2). */
export async function revokeSessions(
  ctx: Ctx,
  userId: string,
  sessionIds: string[],
  cause: RevocationCause,
): Promise<void> {
  if (sessionIds.length === 0) return;
  await ctx.events.transact({ ...ctx, idempotency: null }, (tx) => revokeSessionsIn(tx, userId, sessionIds, cause));
}

/** As revokeSessions, within a transaction that changes more. */
export async function revokeSessionsIn(
  tx: Tx,
  userId: string,
  sessionIds: string[],
  cause: RevocationCause,
): Promise<void> {
  await markRevoked(tx, userId, sessionIds, cause);
  // A link to an archive ends with the sessions it may have been asked for in.
  await tx.db.accountExport.updateMany({ where: { userId }, data: { expiresAt: new Date() } });
  tx.append(fact('sessions.revoked', { cause, userId, sessionIds }));
}
