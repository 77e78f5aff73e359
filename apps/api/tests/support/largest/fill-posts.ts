import { uuidv7 } from '@tidings/db';
import type { Forum, Member } from '../forum.ts';
import { counts, type Largest, TEXT, words } from './largest.ts';

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
export async function fillPosts(forum: Forum, { alice, bob, mod, topic, reply, group }: Made) {
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
