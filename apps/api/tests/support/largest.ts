import { createHash, randomBytes } from 'node:crypto';
import { encodeCursor } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { leak, storeAlert, storeFamily, storeItem } from './alerts.ts';
import { announce } from './announcements.ts';
import { freeScopes, newKey, newOrder, type System } from './api-keys.ts';
import { storeApproval } from './approvals.ts';
import { type Forum, type Member, newGroup, newReply, newTopic } from './forum.ts';
import { store } from './inbox.ts';
import { storeLink, storeSiteInvitation } from './links.ts';
import { storeWebhook } from './webhooks.ts';
import { fillWorkspaces, type LargestWorkspaces } from './workspaces.ts';

/** The heaviest a character can be in JSON: three bytes for one of a text's places. */
export const words = (length: number) => '漢'.repeat(length);
export const TEXT = words(32_000);
/** The largest order there may be. */
export const largestItems = () =>
  Array.from({ length: 100 }, () => ({ name: words(200), quantity: 10_000, priceCents: 1_000_000_000 }));
/** As many links as an approval may have, as long as they may be. */
export const largestLinks = () =>
  Array.from({ length: 5 }, () => ({ url: `https://example.org/${'x'.repeat(480)}`, words: words(60) }));
/** How many of each there are: more than a page of each holds. */
export const counts = {
  replies: 110,
  topics: 105,
  people: 150,
  reports: 105,
  actions: 150,
  groups: 300,
  revisions: 100,
  sessions: 120,
  categories: 195,
  likes: 150,
  invitations: 150,
  /** One less than a member may have. */
  siteInvitations: 19,
  notifications: 150,
  announcements: 150,
  deadLetters: 150,
  apiKeys: 150,
  webhooks: 50,
  deliveries: 150,
  alerts: 150,
  monitored: 49,
  breaches: 105,
  workspaces: 105,
  approvals: 150,
};

export type Largest = {
  who: Record<'alice' | 'bob' | 'mod' | 'admin', Member>;
  topic: string;
  reply: string;
  group: string;
  session: string;
  category: string;
  /** A category in which nothing stands. */
  emptyCategory: string;
  /** What a moderator did that can be undone, and what waits for Bob to be read. */
  action: string;
  notice: string;
  /** An earlier text of the topic, and of the reply. */
  revisions: { topic: string; reply: string };
  /** What Bob may accept, and what he may decline. */
  invitations: { first: string; second: string };
  /** One of those that Bob sent. */
  siteInvitation: string;
  /** One in Bob's inbox, and one that he deletes. */
  notification: string;
  deadLetters: { first: string; second: string };
  deleted: string;
  /** What Bob may do from a push. */
  pushAct: string;
  apiKey: string;
  /** Another system, with a key that is allowed everything. */
  system: System;
  order: string;
  /** One of many, with its many deliveries. */
  webhook: { id: string; delivery: string };
  /** An alert that Bob has, and something he has watched. */
  alert: string;
  monitored: string;
  /** What Alice is an owner of. */
  workspaces: LargestWorkspaces;
  /** In the first of those: one Alice asked for, one that she decided and may undo, and one that is cancelled. */
  approvals: Record<'own' | 'waits' | 'cancelled', string>;
  /** Families that invite the moderator: one to accept, one to decline. */
  families: { first: string; second: string };
  /** One that is out, one that is a draft, and two that are over. */
  announcements: Record<'out' | 'draft' | 'ended' | 'called_back', string>;
  /** A cursor before the first event of the topic and its category. */
  start: string;
};

/** What the links end in that are there to be opened. */
export const links = { verify: 'v'.repeat(43), reset: 'r'.repeat(43), invitation: 'i'.repeat(43) };

/** A forum with as much of everything as may be written. */
export async function fillLargest(forum: Forum): Promise<Largest> {
  const [alice, bob, mod, admin] = await forum.people('alice', 'bob', 'mod', 'admin');
  const category = await forum.category();
  const topic = await newTopic(alice, category);
  const { id: reply } = await newReply(bob, topic, TEXT);
  const group = await newGroup(alice);
  const many = async (count: number, make: () => Promise<unknown>) => {
    for (let n = 0; n < count; n += 10) await Promise.all(Array.from({ length: Math.min(10, count - n) }, make));
  };
  await many(counts.replies - 1, () => newReply(bob, topic, TEXT));
  await many(counts.topics - 1, () =>
    alice.post('/api/topics', { categoryId: category, title: words(200), body: TEXT }),
  );
  const hidden = await newTopic(alice, category, words(200));
  const { body: done } = await mod.post('/api/moderation/actions', {
    ...{ action: 'hide', targetType: 'topic', targetId: hidden, reason: words(1000) },
  });
  const { epoch, ...made } = await fill(forum, { alice, bob, mod, topic, reply, group });
  const inbox: string[] = [];
  for (let n = 0; n < counts.notifications; n++) inbox.push(await store(forum, bob.id, { text: words(1000) }));
  await fillTraces(forum, bob.id, inbox[0] ?? '');
  await storeLink(forum.db, { purpose: 'verify', token: links.verify });
  await storeLink(forum.db, { purpose: 'reset', token: links.reset });
  await storeSiteInvitation(forum.db, alice.id, { token: links.invitation, usesMax: 50 });
  const siteInvitation = await fillSiteInvitations(forum, bob.id);
  const announcements = await fillAnnouncements(forum);
  const deadLetters = await fillDeadLetters(forum, admin.id);
  const pushAct = await fillDevices(forum, bob.id);
  const apiKey = await fillKeys(forum, admin.id);
  const system = await newKey(forum, admin, freeScopes, { name: words(60) });
  for (let n = 2; n < counts.webhooks; n++) await storeWebhook(forum, admin.id, { name: words(60) });
  const webhook = await storeWebhook(forum, admin.id, { deliveries: counts.deliveries, text: words(2000) });
  const order = await newOrder(forum, bob.id, largestItems());
  const workspaces = await fillWorkspaces(
    forum,
    { owner: alice.id, guest: bob.id, leaver: mod.id },
    counts.workspaces,
    words(60),
  );
  const approvals = await fillApprovals(forum, alice, bob, workspaces.filled);
  const safety = await fillAlerts(forum, { alice, bob, mod, admin });
  const entries = [`topic:${topic}`, `category:${category}`].map((room) => ({ room, offset: 0 }));
  const start = encodeCursor({ epoch, entries });
  const emptyCategory = await forum.category();
  const who = { alice, bob, mod, admin };
  return {
    who,
    topic,
    reply,
    group,
    category,
    emptyCategory,
    action: done.id,
    start,
    notification: inbox[0] ?? '',
    deleted: inbox[1] ?? '',
    announcements,
    deadLetters,
    pushAct,
    ...{ apiKey, system, order, webhook, siteInvitation, workspaces, approvals },
    ...safety,
    ...made,
  };
}

/** More that is out than a page holds, and one in each other state. */
async function fillAnnouncements(forum: Forum): Promise<Largest['announcements']> {
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

/** Approvals as heavy as they may be, one of them with a long log. */
async function fillApprovals(
  forum: Forum,
  alice: Member,
  bob: Member,
  workspaceId: string,
): Promise<Largest['approvals']> {
  await forum.db.pool.query(
    `UPDATE workspace_member m SET role = 'manager' FROM "user" u WHERE u.username = 'crowd-1' AND m.user_id = u.id AND m.workspace_id = $1`,
    [workspaceId],
  );
  const large = {
    ...{ title: words(200), summary: words(4000), links: largestLinks(), payload: { text: words(21_000) } },
    ...{ kind: 'k'.repeat(40), requesterId: bob.id },
  };
  for (let n = 3; n < counts.approvals; n++) await storeApproval(forum, workspaceId, large);
  const [own, waits, cancelled] = [
    await storeApproval(forum, workspaceId, { ...large, requesterId: alice.id }),
    await storeApproval(forum, workspaceId, large),
    await storeApproval(forum, workspaceId, large),
  ];
  await forum.db.pool.query(
    `INSERT INTO approval_act (id, workspace_id, approval_id, action, actor_kind, actor_id, actor_name, comment, correlation_id)
     SELECT gen_random_uuid(), $1, $2, 'commented', 'member', $3, $4, $5, repeat('c', 64) FROM generate_series(1, $6::int)`,
    [workspaceId, own, bob.id, words(60), words(2000), counts.approvals],
  );
  await forum.db.prisma.approval.update({ where: { id: own }, data: { commentCount: counts.approvals } });
  return { own, waits, cancelled };
}

/** More of what the member was not notified of, and devices that have one of their notifications, than an answer holds. */
async function fillTraces({ db }: Forum, userId: string, notificationId: string): Promise<void> {
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
async function fillSiteInvitations({ db }: Forum, userId: string): Promise<string> {
  const { rows } = await db.pool.query(
    `INSERT INTO site_invitation (id, hash, inviter_id, email, created_at, expires_at)
     SELECT gen_random_uuid(), encode(sha256(n::text::bytea), 'hex'), $1, lpad('@example.org', 254, 'x'), now() - interval '2 days', now() + interval '1 day'
     FROM generate_series(1, $2::int) n RETURNING id`,
    [userId, counts.siteInvitations],
  );
  return rows[0].id;
}

/** Revoked keys with the longest names there may be, and one that is not. */
async function fillKeys({ db }: Forum, adminId: string): Promise<string> {
  await db.pool.query(
    `INSERT INTO api_key (id, name, hash, prefix, scopes, created_by_id, revoked_at)
     SELECT gen_random_uuid(), $1, sha256(n::text::bytea), 'tdk_aaaa', '{events:write,orders:write,alerts:ingest}', $2,
       CASE WHEN n > 1 THEN now() END FROM generate_series(1, $3::int) n`,
    [words(60), adminId, counts.apiKeys],
  );
  return (await db.prisma.apiKey.findFirstOrThrow({ where: { revokedAt: null } })).id;
}

/** Alerts as heavy as they may be, what is watched, families, and a range of leaked hashes that is as full as it is answered. */
async function fillAlerts(
  forum: Forum,
  who: Largest['who'],
): Promise<Pick<Largest, 'alert' | 'monitored' | 'families'>> {
  const { pool } = forum.db;
  const change = { field: 'owner', name: words(80), before: words(200), after: words(200), severity: 'critical' };
  const finding = { property: words(200), recordId: words(80), changes: Array.from({ length: 20 }, () => change) };
  let alert = '';
  for (let n = 0; n < counts.alerts; n++)
    alert = await storeAlert(forum, who.bob.id, { id: uuidv7(), finding, source: 'hometitle' });
  let monitored = '';
  for (let n = 1; n < counts.monitored; n++) monitored = await storeItem(forum, who.bob.id, words(254));
  await pool.query(
    `INSERT INTO breach (id, name, file, exposed, state) SELECT gen_random_uuid(), $1, repeat('f', 120), '{email}', 'done' FROM generate_series(1, $2)`,
    [words(120), counts.breaches],
  );
  await pool.query(
    `INSERT INTO breach_record (hash, breach) SELECT decode('00000' || lpad(n::text, 35, '0'), 'hex'), 1 FROM generate_series(1, 6000) n`,
  );
  leak(forum, 'largest.txt', 'somebody@example.org\n');
  const invited = [{ id: who.mod.id, joined: false }];
  const families = {
    first: await storeFamily(forum, who.admin.id, invited),
    second: await storeFamily(forum, who.alice.id, invited),
  };
  return { alert, monitored, families };
}

/** Dead letters with the longest errors there may be, and more of what admins did than is shown. */
async function fillDeadLetters({ db }: Forum, adminId: string): Promise<Largest['deadLetters']> {
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

type Made = Pick<Largest, 'topic' | 'reply' | 'group'> & Record<'alice' | 'bob' | 'mod', Member>;

/** The rooms of people or groups that were stored without a request. */
const openRooms = (pool: Forum['db']['pool'], noun: 'user' | 'group', ids: string[]) =>
  pool.query(
    `WITH made AS (INSERT INTO "scope" (key, version, audience, audience_id)
       SELECT $1 || ':' || i, 1, $1, i FROM unnest($2::uuid[]) i RETURNING key)
     INSERT INTO stream (room, scope) SELECT key, key FROM made`,
    [noun, ids],
  );

/** What would take thousands of requests, as it would have been stored. */
async function fill(forum: Forum, { alice, bob, mod, topic, reply, group }: Made) {
  const { pool, prisma } = forum.db;
  const people = Array.from({ length: counts.people }, (_, n) => ({ id: uuidv7(), username: `crowd-${n}` }));
  await prisma.user.createMany({
    data: people.map(({ id, username }) => ({
      ...{ id, username, email: `${username}@example.org`, passwordHash: '-' },
      ...{ displayName: words(60), bio: words(500) },
    })),
  });
  const ids = people.map(({ id }) => id);
  await openRooms(pool, 'user', ids);
  await pool.query(`UPDATE "user" SET display_name = $1, bio = $2`, [words(60), words(500)]);
  await pool.query(
    `INSERT INTO revision (id, entity_id, number, title, body, editor_id, at)
     SELECT gen_random_uuid(), e, n, $3, $4, $2, now() - interval '2 hours' + n * interval '1 minute'
     FROM unnest($1::uuid[]) e, generate_series(1, ${counts.revisions}) n`,
    [[topic, reply], alice.id, words(200), TEXT],
  );
  await pool.query(
    `INSERT INTO "group" (id, name, slug, description) SELECT gen_random_uuid(), $1, 'crowd-' || n, $2 FROM generate_series(1, ${counts.groups}) n`,
    [words(60), words(500)],
  );
  const { rows: crowds } = await pool.query(`SELECT id FROM "group" WHERE slug LIKE 'crowd-%' ORDER BY slug`);
  await openRooms(
    pool,
    'group',
    crowds.map(({ id }) => id),
  );
  const asks = `INSERT INTO group_invitation (id, group_id, user_id, inviter_id, expires_at)
    SELECT gen_random_uuid(), g, u, $3, now() + interval '1 day' FROM unnest($1::uuid[]) g, unnest($2::uuid[]) u`;
  const asking = crowds.slice(0, counts.invitations).map(({ id }) => id);
  await pool.query(asks, [asking, [bob.id], alice.id]);
  await pool.query(asks, [[group], [...ids, bob.id], alice.id]);
  await pool.query(
    `INSERT INTO reaction (target_id, user_id, target_type, author_id)
     SELECT t.id, u, t.type, t.author FROM (VALUES ($1::uuid, 'topic', $3::uuid), ($2, 'reply', $4)) t(id, type, author), unnest($5::uuid[]) u`,
    [topic, reply, alice.id, bob.id, ids],
  );
  await pool.query(
    `INSERT INTO group_activity (id, group_id, kind, actor_id, member_id) SELECT gen_random_uuid(), $1, 'joined', u, u FROM unnest($2::uuid[]) u`,
    [group, ids],
  );
  await pool.query('INSERT INTO block (user_id, blocked_id) SELECT $1, u FROM unnest($2::uuid[]) u', [bob.id, ids]);
  await pool.query(`INSERT INTO mute (user_id, target_type, target) SELECT $1, 'person', u FROM unnest($2::text[]) u`, [
    bob.id,
    ids,
  ]);
  await pool.query('INSERT INTO group_member (group_id, user_id) SELECT $1, u FROM unnest($2::uuid[]) u', [group, ids]);
  await pool.query(
    `INSERT INTO category (id, name, slug, colour, description) SELECT gen_random_uuid(), $1, 'more-' || n, 'help', $2
     FROM generate_series(1, ${counts.categories}) n`,
    [words(60), words(500)],
  );
  await pool.query(
    `INSERT INTO "scope" (key, version, audience) SELECT 'category:' || id, 1, 'everyone' FROM category WHERE slug LIKE 'more-%'`,
  );
  await pool.query(
    `INSERT INTO stream (room, scope) SELECT 'category:' || id, 'category:' || id FROM category WHERE slug LIKE 'more-%'`,
  );
  const subject = { topicId: topic, number: 1, title: words(200), excerpt: words(200) };
  const about = JSON.stringify({
    ...subject,
    author: { id: bob.id, username: bob.username, displayName: words(60), role: 'member' },
  });
  await pool.query(
    `WITH made AS (INSERT INTO report (id, target_type, target_id, subject)
       SELECT gen_random_uuid(), 'reply', gen_random_uuid(), $1::jsonb FROM generate_series(1, 105) RETURNING id)
     INSERT INTO report_entry (report_id, reporter_id, reason, note) SELECT made.id, u, 'spam', $3 FROM made, unnest($2::uuid[]) u`,
    [about, ids, words(1000)],
  );
  await pool.query(
    `INSERT INTO moderation_action (id, action, target_type, target_id, subject, moderator_id, member_id, reason, at)
     SELECT gen_random_uuid(), 'warn', 'user', $2, $1::jsonb, $3, $2, $4, now() - n * interval '1 second' FROM generate_series(1, ${counts.actions}) n`,
    [about, bob.id, mod.id, words(1000)],
  );
  const expiresAt = new Date(Date.now() + 3600_000);
  await prisma.session.createMany({
    data: Array.from({ length: counts.sessions }, () => ({
      id: uuidv7(),
      userId: alice.id,
      userAgent: words(300),
      ip: '::1',
      expiresAt,
    })),
  });
  const { id: session } = await prisma.session.findFirstOrThrow({ where: { userId: alice.id, userAgent: words(300) } });
  const idOf = async (query: string, value: string) => String((await pool.query(query, [value])).rows[0]?.id);
  const { rows } = await pool.query('SELECT value FROM epoch');
  const { rows: asked } = await pool.query(
    'SELECT id FROM group_invitation WHERE user_id = $1 AND group_id <> $2 LIMIT 2',
    [bob.id, group],
  );
  const revision = 'SELECT id FROM revision WHERE entity_id = $1 ORDER BY number DESC LIMIT 1';
  return {
    ...{ session, epoch: rows[0]?.value as string },
    notice: await idOf('SELECT id FROM moderation_action WHERE member_id = $1 LIMIT 1', bob.id),
    invitations: { first: String(asked[0]?.id), second: String(asked[1]?.id) },
    revisions: { topic: await idOf(revision, topic), reply: await idOf(revision, reply) },
  };
}

/** As many devices as a member may have, of a kind this server has no settings for; answers what one of them may act with. */
async function fillDevices({ db }: Forum, userId: string): Promise<string> {
  const ids = Array.from({ length: 10 }, () => uuidv7());
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
