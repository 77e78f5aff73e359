import type { Locale } from '@tidings/contracts';
import type { Ctx } from '../../../platform/context/context.ts';
import { networkOf } from '../../../platform/limits/address.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { accountNotice } from '../mails/account-notice.ts';
import { mailTo } from '../mails/reader.ts';

type Member = Parameters<typeof mailTo>[0] & { displayName: string };
type SignIn = { sessionId: string; userAgent: string; address: string; asked: Locale };

const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const nameIn = (names: typeof systems, text: string) => names.find(([pattern]) => pattern.test(text))?.[1];

/** What a browser calls itself, in two words; nothing else of it goes into a mail. */
const deviceOf = (userAgent: string): string =>
  [nameIn(browsers, userAgent), nameIn(systems, userAgent)].filter((name) => name !== undefined).join(', ');

/** Roughly where it was: the last byte of an address is nobody's business, and says nothing to most. */
function coarse(address: string): string {
  const { near } = networkOf(address);
  return /^\d+\.\d+\.\d+\.\d+$/.test(near) ? near.replace(/\.\d+$/, '.…') : near;
}

/** Mails a member that a device signed in which was not here before. A sign-in never fails because of it. */
export async function noteNewSignIn(ctx: Ctx, mail: Mailer, member: Member, from: SignIn): Promise<void> {
  if (!mail.on) return;
  const { sessionId, userAgent, address, asked } = from;
  const browser = deviceOf(userAgent);
  const notice = {
    what: 'sign-in' as const,
    name: member.displayName,
    at: new Date(),
    browser,
    network: coarse(address),
  };
  await ctx.events
    .transact({ ...ctx, idempotency: null }, (tx) =>
      mail.send(tx, accountNotice, notice, { to: mailTo(member, asked), key: `sign-in:${sessionId}` }),
    )
    .catch((error) => ctx.log.warn({ err: error }, 'Could not note a new sign-in; its member gets no mail of it'));
}
