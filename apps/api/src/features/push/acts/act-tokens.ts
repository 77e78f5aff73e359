import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@tidings/db';

/** How long a notification on a screen may be acted on without a page. */
const LIFE_MS = 24 * 3600_000;

/** What is kept of the token; the token itself is in the encrypted push alone. */
export const hashOfAct = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Gives each device a token of its own for one notification, by device. */
export async function giveActs(
  db: Database,
  devices: readonly { id: string }[],
  notificationId: string,
  isTest: boolean,
): Promise<Map<string, string>> {
  const tokens = new Map(devices.map(({ id }) => [id, randomBytes(32).toString('base64url')]));
  await db.pool.query({
    name: 'push-acts',
    text: `INSERT INTO push_act (hash, subscription_id, notification_id, is_test, expires_at)
      SELECT a.hash, a.device, $3::uuid, $4::boolean, now() + $5::float8 * interval '1 millisecond'
      FROM unnest($1::text[], $2::uuid[]) a(hash, device) JOIN push_subscription p ON p.id = a.device`,
    values: [[...tokens.values()].map(hashOfAct), [...tokens.keys()], notificationId, isTest, LIFE_MS],
  });
  return tokens;
}

export type Act = {
  hash: string;
  userId: string;
  subscriptionId: string;
  notificationId: string;
  isTest: boolean;
  createdAt: Date;
  sessionId: string;
};

/** What a token is good for, while the session of its device is; null when it is none. */
export async function findAct(db: Database, token: string): Promise<Act | null> {
  const { rows } = await db.pool.query<Act>({
    name: 'push-act',
    text: `SELECT a.hash, p.user_id AS "userId", p.id AS "subscriptionId", a.notification_id AS "notificationId", a.is_test AS "isTest",
        a.created_at AS "createdAt", p.session_id AS "sessionId"
      FROM push_act a JOIN push_subscription p ON p.id = a.subscription_id JOIN session s ON s.id = p.session_id
      WHERE a.hash = $1 AND a.expires_at > now() AND s.revoked_at IS NULL AND s.expires_at > now()`,
    values: [hashOfAct(token)],
  });
  return rows[0] ?? null;
}

/** Notes when the device first said that it stands on its screen. */
export async function noteShown(db: Database, hash: string): Promise<void> {
  await db.pool.query({
    name: 'push-shown',
    text: 'UPDATE push_act SET shown_at = coalesce(shown_at, now()) WHERE hash = $1',
    values: [hash],
  });
}
