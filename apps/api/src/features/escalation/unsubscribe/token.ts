import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deriveKeys, type KeyRing } from '../../../platform/auth/secret.ts';

/** What an e-mail's link stops: e-mails of one category to one member. It may do nothing else, so it needs no sign-in and does not end. */
export type Stopping = { userId: string; category: string };

const stoppingSchema = z.tuple([z.uuid(), z.string().regex(/^[a-z]{1,16}$/)]);
const signed = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest().subarray(0, 16);

/** The address that is put into mails: the page says what would be stopped, a POST stops it (RFC 8058). */
export function unsubscribeUrl(secrets: KeyRing, publicUrl: string, { userId, category }: Stopping): string {
  const [key] = deriveKeys(secrets, 'unsubscribe');
  const text = `${userId}.${category}`;
  return `${publicUrl}/api/email/unsubscribe/${text}.${signed(key, text).toString('base64url')}`;
}

/** What a token stops; `null` for one that this server never made. */
export function readToken(secrets: KeyRing, token: string): Stopping | null {
  const [userId, category, mac = ''] = token.slice(0, 100).split('.');
  const parsed = stoppingSchema.safeParse([userId, category]);
  if (!parsed.success) return null;
  const given = Buffer.from(mac, 'base64url');
  const isOurs = deriveKeys(secrets, 'unsubscribe').some((key) => {
    const expected = signed(key, `${userId}.${category}`);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isOurs ? { userId: parsed.data[0], category: parsed.data[1] } : null;
}
