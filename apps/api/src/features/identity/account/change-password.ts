import type { MemberCtx } from '../../../platform/context/context.ts';
import { ReplayedAnswer } from '../../../platform/events/log/replayed-answer.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { readCredential } from '../sessions/credential.ts';
import { type Issued, issue, type SessionPorts } from '../sessions/issued.ts';
import { newRefreshToken, tokenAfter } from '../sessions/refresh-token.ts';
import { hasLink, openSessions, restartChain } from '../sessions/repository.ts';
import { revokeSessionsIn } from '../sessions/revoke-sessions.ts';
import { checkPassword, hashPassword, knownPlace } from '../sign-in/passwords.ts';

/** `outdated`: the access token that asks is older than the password already; it is good for the answer that got lost. */
type Change = { current: string; next: string; outdated: boolean };

/**
 * Changes the password. Every other session ends, everywhere, and so does every token of this one, access tokens and its
 * connections included: it goes on with what is answered, and with nothing else. Sessions that begin meanwhile with the old
 * password end as well. Throws BAD_CREDENTIALS, SESSION_REVOKED, AUTH_EXPIRED, PASSWORD_COMMON.
 */
export async function changePassword(
  ctx: MemberCtx,
  ports: SessionPorts,
  { current, next, outdated }: Change,
): Promise<Issued> {
  const { id: userId, sessionId } = ctx.actor;
  const refreshToken = ctx.idempotency ? tokenAfter(sessionId, ctx.idempotency.key, ports.keys) : newRefreshToken();
  if (await ctx.events.answeredBefore(ctx)) return issueAgain(ctx, ports, refreshToken);
  if (outdated) throw expired();
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const place = knownPlace(userId, sessionId);
  const wrong = () => new TidingsError('BAD_CREDENTIALS', 'That is not your current password.');
  if (!(await checkPassword(user.passwordHash, current, place))) throw wrong();
  const passwordHash = await hashPassword(next, place);
  try {
    const { value } = await ctx.events.transact(ctx, async (tx) => {
      const credential = await readCredential(tx.db, userId, 'change');
      if (credential?.passwordHash !== user.passwordHash) throw wrong();
      const data = { passwordHash, tokenVersion: { increment: 1 } };
      const { tokenVersion } = await tx.db.user.update({ where: { id: userId }, data, select: { tokenVersion: true } });
      if (!(await restartChain(tx.db, sessionId, refreshToken))) {
        throw new TidingsError('SESSION_REVOKED', 'You were signed out on another device.');
      }
      const others = (await openSessions(tx.db, userId)).filter((id) => id !== sessionId);
      await revokeSessionsIn(tx, userId, others, 'password');
      tx.append(fact('member.changed', { cause: 'password', userId }));
      return tokenVersion;
    });
    return issue(ports, { id: userId, tokenVersion: value }, sessionId, refreshToken);
  } catch (error) {
    if (error instanceof ReplayedAnswer) return issueAgain(ctx, ports, refreshToken);
    throw error;
  }
}

/** What this change was answered with, unless the session went on to another one since. */
async function issueAgain({ actor, db }: MemberCtx, ports: SessionPorts, refreshToken: string): Promise<Issued> {
  const { id, sessionId } = actor;
  if (!(await hasLink(db, sessionId, refreshToken))) throw expired();
  const user = await db.prisma.user.findUniqueOrThrow({ where: { id }, select: { id: true, tokenVersion: true } });
  return issue(ports, user, sessionId, refreshToken);
}

const expired = () => new TidingsError('AUTH_EXPIRED', 'Your password was changed. Renew your sign-in.');
