import type { Locale } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { accountNotice } from '../mails/account-notice.ts';
import { mailTo } from '../mails/reader.ts';
import { checkPassword, knownPlace } from '../sign-in/passwords.ts';
import { assertNotTooMany, sendLink } from './send-link.ts';

const A_DAY = 5;
type Change = { email: string; password: string; asked: Locale };

/**
 * Mails a link to the new address and a notice to the old one; nothing else changes. Whether the new address has an account is
 * answered to nobody: who owns it learns so when they open the link. Throws BAD_CREDENTIALS, RATE_LIMITED.
 */
export async function changeEmail(
  ctx: MemberCtx,
  mail: Mailer,
  { email, password, asked }: Change,
): Promise<undefined> {
  const { id, sessionId } = ctx.actor;
  const member = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } });
  if (!(await checkPassword(member.passwordHash, password, knownPlace(id, sessionId))))
    throw new TidingsError('BAD_CREDENTIALS', 'That is not your password.');
  await ctx.events.transact(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`;
    await assertNotTooMany(tx.db, id, 'email', A_DAY);
    await sendLink(tx, mail, member, { purpose: 'email', email, asked });
    const notice = { what: 'email' as const, name: member.displayName, at: new Date(), browser: '', network: '' };
    await mail.send(tx, accountNotice, notice, {
      to: mailTo(member, asked),
      key: `email-notice:${ctx.correlationId}:${id}`,
    });
    tx.answer({ status: 204, body: null });
  });
  return undefined;
}

/** Mails the link that confirms the member's address once more. Throws RATE_LIMITED. */
export async function resendVerification(ctx: MemberCtx, mail: Mailer, asked: Locale): Promise<undefined> {
  const { id } = ctx.actor;
  await ctx.events.transact({ ...ctx, idempotency: null }, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`;
    const member = await tx.db.user.findUniqueOrThrow({ where: { id } });
    if (member.emailVerifiedAt !== null) return;
    await assertNotTooMany(tx.db, id, 'verify', A_DAY);
    await sendLink(tx, mail, member, { purpose: 'verify', email: member.email, asked });
  });
  return undefined;
}
