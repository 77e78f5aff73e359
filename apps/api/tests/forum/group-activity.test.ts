import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, bringIn, type Forum, type Member, newGroup, startForum, storedIn } from '../support/forum.ts';
import { invite } from '../support/invitations.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let mod: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, carol, mod] = await forum.people('alice', 'bob', 'carol', 'mod');
});
afterAll(() => forum.close());

type Entry = { id: string; kind: string; actor: { id: string }; member: { id: string }; at: string };
async function happenedIn(group: string, who: Member, limit = 100): Promise<Entry[]> {
  const all: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: Any = (await who.get(`/api/groups/${group}/activity?limit=${limit}${more}`)).body;
    expect(page.items.length).toBeLessThanOrEqual(limit);
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}
const kinds = (entries: Entry[]) => entries.map(({ kind }) => kind);

test('what happened in a group is kept for its members, newest first, each entry once over pages', async () => {
  const group = await newGroup(alice, false);
  await bringIn(alice, group, bob);
  await alice.patch(`/api/groups/${group}`, { name: 'Called so' });
  await bringIn(alice, group, carol);
  await carol.post(`/api/groups/${group}/leave`);
  const seen = await happenedIn(group, bob);
  expect(kinds(seen)).toEqual(['left', 'joined', 'edited', 'joined', 'created']);
  expect(seen[0]).toMatchObject({ actor: { id: carol.id }, member: { id: carol.id } });
  expect(await happenedIn(group, bob, 2)).toEqual(seen);
  const live = (await storedIn(forum.db, `group:${group}`)).filter(({ name }) => name === 'group:activity');
  expect(live.map(({ payload }) => payload.id).reverse()).toEqual(seen.map(({ id }) => id));
  expect(live.map(({ payload }) => payload.at).reverse()).toEqual(seen.map(({ at }) => at));
});

test('who was invited is shown to those alone who run the group', async () => {
  const group = await newGroup(alice);
  await bob.post(`/api/groups/${group}/join`);
  await invite(alice, group, carol);
  const asked = (await happenedIn(group, alice, 1))[0];
  expect(asked).toMatchObject({ kind: 'invited', actor: { id: alice.id }, member: { id: carol.id } });
  expect(kinds(await happenedIn(group, bob))).toEqual(['joined', 'created']);
  expect(kinds(await happenedIn(group, mod))).toEqual(['joined', 'created']);
});

test('what happened in a group is shown to nobody outside, nor to who left it', async () => {
  const [open, closed] = [await newGroup(alice), await newGroup(alice, false)];
  expect((await bob.get(`/api/groups/${open}/activity`)).status).toBe(403);
  expect((await bob.get(`/api/groups/${closed}/activity`)).status).toBe(404);
  await bob.post(`/api/groups/${open}/join`);
  expect((await bob.get(`/api/groups/${open}/activity`)).status).toBe(200);
  await bob.post(`/api/groups/${open}/leave`);
  expect((await bob.get(`/api/groups/${open}/activity`)).status).toBe(403);
});

test('a group keeps the last thousand entries', async () => {
  const group = await newGroup(alice);
  await forum.db.pool.query(
    `INSERT INTO group_activity (id, group_id, kind, actor_id, member_id, at)
     SELECT gen_random_uuid(), $1, 'joined', $2, $2, now() - n * interval '1 minute' FROM generate_series(1, 1200) n`,
    [group, alice.id],
  );
  await bob.post(`/api/groups/${group}/join`);
  const kept = await happenedIn(group, alice);
  expect(kept).toHaveLength(1000);
  expect(kept[0]).toMatchObject({ kind: 'joined', member: { id: bob.id } });
});
