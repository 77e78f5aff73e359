import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownInvitationsSql, sentInvitationsSql } from '../../src/features/groups/invitations/repository.ts';
import { groupsSql } from '../../src/features/groups/repository.ts';
import { type Forum, type Member, newGroup, startForum, storedIn } from '../support/forum.ts';
import { genericPlan, rowsRead } from '../support/plan.ts';

/** What one transaction takes of a group. */
const LOT = 200;
let forum: Forum;
let alice: Member;
let bob: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob] = await forum.people('alice', 'bob');
});
afterAll(() => forum.close());

/** A group of alice's with so many others in it, who all have a room of their own. */
async function large(others: number): Promise<string> {
  const group = await newGroup(alice);
  await forum.db.pool.query(
    `WITH joined AS (INSERT INTO group_member (group_id, user_id)
       SELECT $1, gen_random_uuid() FROM generate_series(1, $2) RETURNING user_id)
     INSERT INTO stream (room, scope) SELECT 'user:' || user_id, 'staff' FROM joined`,
    [group, others],
  );
  return group;
}

/** How many own rooms each transaction notified. */
async function lots(name: string, group: string): Promise<number[]> {
  const { rows } = await forum.db.pool.query(
    `SELECT count(*)::int AS n FROM event WHERE name = $1 AND payload ->> 'id' = $2 AND room LIKE 'user:%' GROUP BY xmin::text`,
    [name, group],
  );
  return rows.map(({ n }) => n);
}
const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);

test('archiving a group tells its own room at once, and each of 451 others once, in lots', async () => {
  const group = await large(450);
  expect((await alice.put(`/api/groups/${group}/archive`, {})).body.memberCount).toBe(451);
  expect((await storedIn(forum.db, `group:${group}`)).at(-1)?.name).toBe('group:updated');
  const notified = async () => sum(await lots('group:updated', group));
  await until(async () => (await notified()) >= 451, { timeoutMs: 20_000, what: 'all members to be notified' });
  expect(Math.max(...(await lots('group:updated', group)))).toBeLessThanOrEqual(LOT);
  // Brought back while the members are notified of the other: nobody is left with what is not true any more.
  await Promise.all([alice.delete(`/api/groups/${group}/archive`), alice.put(`/api/groups/${group}/archive`, {})]);
  const done = async () => (await forum.db.pool.query(`SELECT 1 FROM job WHERE kind LIKE 'groups:%'`)).rowCount === 0;
  await until(done, { timeoutMs: 20_000, what: 'the jobs to end' });
  const { version } = (await alice.get(`/api/groups/${group}`)).body;
  const { rows } = await forum.db.pool.query(
    `SELECT count(DISTINCT room)::int AS n FROM event WHERE name = 'group:updated' AND room LIKE 'user:%'
       AND payload ->> 'id' = $1 AND payload ->> 'version' = $2`,
    [group, version],
  );
  expect(rows[0].n).toBe(451);
});

test('a group of very many is gone at once; its members are taken out in lots, and nothing of it stays', async () => {
  const group = await large(1500);
  await forum.db.pool.query(`
    CREATE TABLE taken_out (n int);
    CREATE FUNCTION note_taken_out() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO taken_out SELECT count(*) FROM gone; RETURN NULL; END $$;
    CREATE TRIGGER note_taken_out AFTER DELETE ON group_member REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION note_taken_out()`);
  const { slug } = (await alice.get(`/api/groups/${group}`)).body;
  expect((await alice.delete(`/api/groups/${group}`)).status).toBe(204);
  for (const answer of [await alice.get(`/api/groups/${group}`), await bob.post(`/api/groups/${group}/join`)])
    expect(answer.status).toBe(404);
  expect((await bob.post('/api/groups', { name: 'Another', slug })).status).toBe(201);
  const left = async () => (await forum.db.pool.query('SELECT 1 FROM "group" WHERE id = $1', [group])).rowCount;
  await until(async () => (await left()) === 0, { timeoutMs: 20_000, what: 'the group to be emptied' });
  const { rows } = await forum.db.pool.query('SELECT max(n)::int AS most, sum(n)::int AS all FROM taken_out');
  expect(rows[0]).toEqual({ most: LOT, all: 1501 });
  // Too many to be notified one by one: its own room was.
  expect(await lots('group:deleted', group)).toEqual([]);
  await forum.db.pool.query('DROP TRIGGER note_taken_out ON group_member');
});

test('its members are counted as they come and go, and no list reads them to say how many they are', async () => {
  const group = await large(20_000);
  await bob.post(`/api/groups/${group}/join`);
  expect((await alice.get(`/api/groups/${group}`)).body.memberCount).toBe(20_002);
  await alice.delete(`/api/groups/${group}/members/${bob.username}`);
  expect((await bob.get(`/api/groups/${group}`)).body.memberCount).toBe(20_001);
  await forum.db.pool.query(
    `WITH asked AS (INSERT INTO "user" (id, username, email, password_hash, display_name)
       SELECT gen_random_uuid(), 'asked-' || i, 'asked-' || i || '@example.org', '', 'Asked' FROM generate_series(1, 40) i
       RETURNING id)
     INSERT INTO group_invitation (id, group_id, user_id, inviter_id, expires_at)
     SELECT gen_random_uuid(), $1, a.id, $2, now() + interval '1 day' FROM (SELECT id FROM asked UNION SELECT $3) a`,
    [group, alice.id, bob.id],
  );
  await forum.db.pool.query('VACUUM ANALYZE group_member, group_invitation, "group"');
  const sent = (await alice.get(`/api/groups/${group}/invitations`)).body.items;
  expect(new Set(sent.map((one) => one.group.memberCount))).toEqual(new Set([20_001]));
  const start = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const plans = [
    await genericPlan(forum.db, sentInvitationsSql, [group, ...start, '21']),
    await genericPlan(forum.db, ownInvitationsSql, [bob.id, ...start, '21']),
    await genericPlan(forum.db, groupsSql, [alice.id, 'false', null, null, '21', 'false', null]),
  ];
  for (const plan of plans) expect(rowsRead(plan)).toBeLessThan(500);
});
