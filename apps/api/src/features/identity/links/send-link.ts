import type { Locale } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { addressInUse } from '../mails/address-in-use.ts';
import { confirmAddress } from '../mails/confirm-address.ts';
import { mailTo } from '../mails/reader.ts';
import { resetMail } from '../mails/reset-password.ts';
import { newRefreshToken } from '../sessions/refresh-token.ts';
import { findOwner, keepLink, type Purpose, readLately } from './repository.ts';

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const lifeMs: Record<Purpose, number> = { verify: DAY, email: DAY, reset: 30 * MINUTE };

type Member = { id: string; displayName: string; email: string; locale: Locale | null; timeZone: string | null };
type Owner = Member & { username: string };
type Sending = { purpose: Purpose; email: string; asked: Locale; id?: string };

/**
 * Mails a link to an address, in the transaction that asks for it. Where another member confirmed that address, they hear that
 * it was entered instead; who asks hears the same. With an `id` that is there already it does nothing, so that a job may run
 * twice.
 */
export async function sendLink(tx: Tx, mail: Mailer, member: Member, sending: Sending): Promise<void> {
  const { purpose, email, asked, id = uuidv7() } = sending;
  const token = newRefreshToken();
  const until = new Date(Date.now() + lifeMs[purpose]);
  if (!(await keepLink(tx, { id, userId: member.id, purpose, email, token, expiresAt: until }))) return;
  const owner = await findOwner(tx.db, email, member.id);
  if (owner) return tellOwner(tx, mail, owner, asked);
  const options = { to: { ...mailTo(member, asked), address: email }, key: `link:${id}` };
  const said = { name: member.displayName, token, until };
  if (purpose === 'reset') await mail.send(tx, resetMail, said, options);
  else await mail.send(tx, confirmAddress, { ...said, email, changes: purpose === 'email' }, options);
}

/** Tells whose address was entered by somebody else that they have an account, once a day. */
async function tellOwner(tx: Tx, mail: Mailer, owner: Owner, asked: Locale): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const { displayName: name, username } = owner;
  await mail.send(tx, addressInUse, { name, username }, { to: mailTo(owner, asked), key: `in-use:${owner.id}:${day}` });
}

/** Lets a member have so many links a day, one a minute. Throws RATE_LIMITED. */
export async function assertNotTooMany(db: Tx['db'], userId: string, purpose: Purpose, most: number): Promise<void> {
  const now = Date.now();
  const times = await readLately(db, userId, purpose, new Date(now - DAY), most);
  const [latest, oldest] = [times[0], times[most - 1]];
  const waitMs = Math.max(
    latest === undefined ? 0 : latest.getTime() + MINUTE - now,
    oldest === undefined ? 0 : oldest.getTime() + DAY - now,
  );
  if (waitMs <= 0) return;
  const minutes = Math.ceil(waitMs / MINUTE);
  throw new TidingsError('RATE_LIMITED', `A mail is on its way. Try again in ${minutes} min.`, {
    retryAfterMs: waitMs,
  });
}

export const linkInvalid = () =>
  new TidingsError('NOT_FOUND', 'This link was used before, ran out, or is not complete. Ask for another.');
