import type { Locale } from '@tidings/contracts';
import type { Ctx } from '../../../platform/context/context.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { isTaken } from '../../../platform/kernel/unique.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { accountNotice } from '../mails/account-notice.ts';
import { mailTo } from '../mails/reader.ts';
import { openSessions } from '../sessions/repository.ts';
import { revokeSessionsIn } from '../sessions/revoke-sessions.ts';
import { hashPassword, placeOf } from '../sign-in/passwords.ts';
import { endLinks, isGood, spendLink } from './repository.ts';
import { linkInvalid } from './send-link.ts';

type Reset = { token: string; password: string; address: string; asked: Locale };

/**
 * Sets a new password with a link that was mailed. Every session ends, and so does every other link of the account; whoever
 * reads the mails of the address has proved it. Nothing is hashed for a link that is not good. Throws NOT_FOUND,
 * PASSWORD_COMMON, RATE_LIMITED.
 */
export async function resetPassword(
  ctx: Ctx,
  mail: Mailer,
  { token, password, address, asked }: Reset,
): Promise<undefined> {
  if (!(await isGood(ctx.db.prisma, token, 'reset'))) throw linkInvalid();
  const passwordHash = await hashPassword(password, placeOf(address));
  const set = ctx.events.transact(ctx, async (tx) => {
    const link = await spendLink(tx, token, ['reset']);
    if (!link) throw linkInvalid();
    const { userId: id, email } = link;
    const changed = await tx.db.user.updateManyAndReturn({
      where: { id, email },
      data: { passwordHash, tokenVersion: { increment: 1 }, emailVerifiedAt: new Date() },
    });
    const [member] = changed;
    if (!member) throw linkInvalid();
    await revokeSessionsIn(tx, id, await openSessions(tx.db, id), 'password');
    await endLinks(tx, id, ['email', 'reset', 'verify']);
    tx.append(fact('member.changed', { cause: 'password', userId: id }));
    const notice = { what: 'password' as const, name: member.displayName, at: new Date(), browser: '', network: '' };
    await mail.send(tx, accountNotice, notice, { to: mailTo(member, asked), key: `password-notice:${link.id}` });
  });
  await set.catch((error: unknown) => {
    // Another account confirmed the address meanwhile: what was mailed there is theirs.
    throw isTaken(error, 'email') ? linkInvalid() : error;
  });
  return undefined;
}
