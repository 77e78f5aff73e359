import type { MemberCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { readCredential } from '../sessions/credential.ts';
import type { SessionPorts } from '../sessions/issued.ts';
import { newRefreshToken, tokenAfter } from '../sessions/refresh-token.ts';
import { openSessions, restartChain } from '../sessions/repository.ts';
import { revokeSessionsIn } from '../sessions/revoke-sessions.ts';
import { checkPassword, hashPassword } from '../sign-in/passwords.ts';

/**
 * Changes the password. Every other session ends, everywhere, and so does every refresh token of this one: it goes on with
 * the token that is answered. Sessions that begin meanwhile with the old password end as well. Throws BAD_CREDENTIALS,
 * SESSION_REVOKED, PASSWORD_COMMON.
 */
export async function changePassword(
  ctx: MemberCtx,
  { keys }: SessionPorts,
  current: string,
  next: string,
): Promise<string> {
  const { id: userId, sessionId } = ctx.actor;
  const refreshToken = ctx.idempotency ? tokenAfter(sessionId, ctx.idempotency.key, keys) : newRefreshToken();
  if (await ctx.events.answeredBefore(ctx)) return refreshToken;
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const place = { crowd: 'known', who: userId };
  const wrong = () => new TidingsError('BAD_CREDENTIALS', 'That is not your current password.');
  if (!(await checkPassword(user.passwordHash, current, place))) throw wrong();
  const passwordHash = await hashPassword(next, place);
  await ctx.events.transact(ctx, async (tx) => {
    const credential = await readCredential(tx.db, userId, 'change');
    if (credential?.passwordHash !== user.passwordHash) throw wrong();
    await tx.db.user.update({ where: { id: userId }, data: { passwordHash } });
    if (!(await restartChain(tx.db, sessionId, refreshToken))) {
      throw new TidingsError('SESSION_REVOKED', 'You were signed out on another device.');
    }
    const others = (await openSessions(tx.db, userId)).filter((id) => id !== sessionId);
    await revokeSessionsIn(tx, userId, others, 'password');
  });
  return refreshToken;
}
