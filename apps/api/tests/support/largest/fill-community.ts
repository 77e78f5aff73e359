import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from '@tidings/db';
import { announce } from '../announcements.ts';
import type { Forum } from '../forum.ts';
import { counts, type Largest, words } from './largest.ts';

/** More that is out than a page holds, and one in each other state. */
export async function fillAnnouncements(forum: Forum): Promise<Largest['announcements']> {
  const large = { title: words(80), body: words(4000), importance: 'maintenance' } as const;
  for (let n = 1; n < counts.announcements; n++) await announce(forum, large);
  const [out, draft, ended, called_back] = [
    await announce(forum, large),
    await announce(forum, { ...large, state: 'draft' }),
    await announce(forum, { ...large, state: 'ended' }),
    await announce(forum, { ...large, state: 'called_back' }),
  ];
  return { out, draft, ended, called_back };
}

/** More of what the member was not notified of, and devices that have one of their notifications, than an answer holds. */
export async function fillTraces({ db }: Forum, userId: string, notificationId: string): Promise<void> {
  await db.pool.query(
    `INSERT INTO notification_skip (source, user_id, type, reason, correlation_id, at)
     SELECT overlay(made_notification_id(first_uuid(now()), gen_random_uuid())::text placing '7' from 15 for 1)::uuid, $1, 'group_invite', 'not_allowed', repeat('c', 64), now()
     FROM generate_series(1, $2)`,
    [userId, counts.notifications],
  );
  await db.pool.query(
    `INSERT INTO notification_ack (notification_id, device_id, at) SELECT $1, rpad('device-' || n, 64, 'x'), now() FROM generate_series(1, 600) n`,
    [notificationId],
  );
}

/** As many invitations as a member may have but one, to the longest addresses, made before today. */
export async function fillSiteInvitations({ db }: Forum, userId: string): Promise<string> {
  const { rows } = await db.pool.query(
    `INSERT INTO site_invitation (id, hash, inviter_id, email, created_at, expires_at)
     SELECT gen_random_uuid(), encode(sha256(n::text::bytea), 'hex'), $1, lpad('@example.org', 254, 'x'), now() - interval '2 days', now() + interval '1 day'
     FROM generate_series(1, $2::int) n RETURNING id`,
    [userId, counts.siteInvitations],
  );
  return rows[0].id;
}

/** Dead letters with the longest errors there may be, and more of what admins did than is shown. */
export async function fillDeadLetters({ db }: Forum, adminId: string): Promise<Largest['deadLetters']> {
  const ids = Array.from({ length: counts.deadLetters }, () => uuidv7());
  await db.pool.query(
    `INSERT INTO dead_letter (id, kind, payload, attempts, last_error, created_at)
     SELECT i, rpad('largest:', 60, 'x'), '{}', 8, $2, now() FROM unnest($1::uuid[]) i`,
    [ids, words(1000)],
  );
  await db.pool.query(
    `INSERT INTO dead_letter_act (id, dead_letter_id, kind, action, admin_id)
     SELECT i, i, rpad('largest:', 60, 'x'), 'retried', $2 FROM unnest($1::uuid[]) i`,
    [ids, adminId],
  );
  return { first: ids[0] ?? '', second: ids[1] ?? '' };
}

/** As many devices as a member may have, of a kind this server has no settings for; answers what one of them may act with. */
export async function fillDevices({ db }: Forum, userId: string): Promise<string> {
  // Of one moment they are in no order, and the first makes room for another device.
  const ids = Array.from({ length: 10 }, () => uuidv7()).sort();
  await db.pool.query(
    `WITH made AS (INSERT INTO session (id, user_id, user_agent, ip, expires_at)
       SELECT i, $2, repeat('漢', 300), '', now() + interval '1 day' FROM unnest($1::uuid[]) i RETURNING id)
     INSERT INTO push_subscription (id, user_id, session_id, kind, address, address_hash)
     SELECT m.id, $2, m.id, 'apns', repeat('a', 1000), encode(sha256(m.id::text::bytea), 'hex') FROM made m`,
    [ids, userId],
  );
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  const act = {
    hash,
    subscriptionId: ids[9] ?? '',
    notificationId: uuidv7(),
    expiresAt: new Date(Date.now() + 3600_000),
  };
  await db.prisma.pushAct.create({ data: act });
  return token;
}
