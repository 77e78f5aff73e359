import { uuidv7 } from '@tidings/db';
import type { Forum, Member } from '../support/forum.ts';
import { storeInvitation, storeMember } from '../support/workspaces.ts';

/** What no act of a test leaves behind by itself: rows that live for moments, and what browsers and other people bring. */
export async function storeTheRest(
  { db }: Forum,
  who: Member,
  by: { topic: string; category: string; workspace: string; own: string },
) {
  const { pool } = db;
  const soon = `now() + interval '1 hour'`;
  const hash = `encode(sha256(gen_random_uuid()::text::bytea), 'hex')`;
  const session = uuidv7();
  const inserts: [string, string[]][] = [
    [
      `account_export (user_id, hash, asked_at, expires_at) VALUES ($1, ${hash}, now() - interval '2 days', now() - interval '2 days')`,
      [],
    ],
    [
      `account_link (id, hash, user_id, purpose, email, expires_at) VALUES (gen_random_uuid(), ${hash}, $1, 'reset', $2, ${soon})`,
      [`${who.username}@example.org`],
    ],
    [`category_seen (user_id, category_id, topics) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING`, [by.category]],
    [
      `connection_lease (connection_id, user_id, server_id, expires_at) VALUES ($1::text, $1::uuid, 'a-server', ${soon})`,
      [],
    ],
    [`presence_lease (user_id, server_id, status, until) VALUES ($1, 'a-server', 'online', ${soon})`, []],
    [`device_ack (user_id, device_id, "offset") VALUES ($1, 'a-phone', 1)`, []],
    [
      `idempotency_key (member_id, key, hash, status, body) VALUES ($1, 'a-key', ${hash}, 200, jsonb_build_object('username', $2::text))`,
      [who.username],
    ],
    [`interruption_setting (user_id) VALUES ($1)`, []],
    [
      `mail (id, key, message_id, type, user_id, address, locale, expires_at) VALUES (gen_random_uuid(), $1::text, '', 'a', $1::uuid, $2, 'en', ${soon})`,
      [`${who.username}@example.org`],
    ],
    [`member_seen (user_id, horizon, epoch) VALUES ($1, 1, 'e') ON CONFLICT DO NOTHING`, []],
    [`notification_preference (user_id, type, push) VALUES ($1, 'comment', false)`, []],
    [`notification_seen (user_id, up_to) VALUES ($1, 1) ON CONFLICT DO NOTHING`, []],
    [
      `notification_skip (source, user_id, type, reason, correlation_id, at) VALUES ('${uuidv7()}', $1, 'comment', 'blocked', 'c', now())`,
      [],
    ],
    [
      `realtime_ticket (hash, session_id, user_id, device_id, rooms, expires_at) VALUES (${hash}, gen_random_uuid(), $1, 'a-phone', '{}', ${soon})`,
      [],
    ],
    [
      `site_invitation (id, hash, inviter_id, email, expires_at) VALUES (gen_random_uuid(), ${hash}, $1, 'someone@example.org', ${soon})`,
      [],
    ],
    [`topic_seen (user_id, topic_id, category_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [by.topic, by.category]],
    [`sign_in_failure (key, window_end) VALUES ('account:' || $1::text, ${soon}) ON CONFLICT DO NOTHING`, []],
    [`session (id, user_id, expires_at) VALUES ('${session}', $1, ${soon})`, []],
    [
      `push_subscription (id, user_id, session_id, kind, address, address_hash) VALUES (gen_random_uuid(), $1, '${session}', 'apns', 'an-address', ${hash})`,
      [],
    ],
    [
      `announcement (id, importance, title, audience, channels, created_by_id, updated_by_id) VALUES ('${session}', 'news', 'Hello', 'everyone', '{}', $1, $1)`,
      [],
    ],
    [`announcement_dismissal (user_id, announcement_id) VALUES ($1, '${session}')`, []],
  ];
  for (const [text, more] of inserts) await pool.query(`INSERT INTO ${text}`, [who.id, ...more]);
  await storeInvitation({ db }, by.own, { userId: null });
  await storeInvitation({ db }, by.workspace, { userId: who.id });
  await storeMember({ db }, by.own, who.id, 'owner');
}
