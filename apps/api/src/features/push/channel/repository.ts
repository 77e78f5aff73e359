import type { Database } from '@tidings/db';
import type { Device } from '../message/sender.ts';

export type Reach = { locale: string | null; unread: number; devices: Device[] };

/** How a member is reached: by which devices, as long as their sessions are good; in which language; and how much is unread. */
export async function readReach(db: Database, userId: string): Promise<Reach> {
  const { rows } = await db.pool.query<Reach>({
    name: 'push-reach',
    text: `SELECT u.locale, coalesce((SELECT sum(c.unread) FROM notification_count c WHERE c.user_id = u.id), 0)::int AS unread,
        coalesce((SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'address', p.address, 'p256dh', p.p256dh, 'auth', p.auth))
          FROM push_subscription p JOIN session s ON s.id = p.session_id
          WHERE p.user_id = u.id AND s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > now()), '[]') AS devices
      FROM "user" u WHERE u.id = $1 AND (u.suspended_until IS NULL OR u.suspended_until <= now())`,
    values: [userId],
  });
  return rows[0] ?? { locale: null, unread: 0, devices: [] };
}

/** Notes which devices were reached, and forgets those that are no more. */
export async function settleDevices(db: Database, sent: readonly string[], retired: readonly string[]): Promise<void> {
  if (sent.length > 0)
    await db.pool.query({
      name: 'push-sent',
      text: 'UPDATE push_subscription SET sent_at = now() WHERE id = ANY ($1::uuid[])',
      values: [sent],
    });
  if (retired.length > 0)
    await db.pool.query({
      name: 'push-retired',
      text: 'DELETE FROM push_subscription WHERE id = ANY ($1::uuid[])',
      values: [retired],
    });
}
