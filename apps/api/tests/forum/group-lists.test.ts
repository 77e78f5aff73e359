import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newGroup, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob] = await forum.people('alice', 'bob');
});
afterAll(() => forum.close());

test('attack 67: a crowd of groups hides nobody’s own: they come first, and every other is on a page', async () => {
  const crowd: string[] = [];
  for (let n = 0; n < 7; n++) crowd.push(await newGroup(bob));
  const own = await alice.post('/api/groups', { name: 'zz, of alice', slug: 'zz-of-alice' });
  const seen: string[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 20; pages++) {
    const page = (await alice.get(`/api/groups?limit=3${cursor ? `&cursor=${cursor}` : ''}`)).body as {
      items: { id: string }[];
      nextCursor: string | null;
    };
    expect(page.items.length).toBeLessThanOrEqual(3);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen[0]).toBe(own.body.id);
  expect(seen.slice(1).sort()).toEqual(crowd.sort());
  expect((await alice.get('/api/groups?cursor=nonsense')).status).toBe(400);
});

test('attack 67: how many groups somebody may own, and make in a day, grows with the age of their account; staff is not limited', async () => {
  const limited = await startForum({ RATE_LIMITS: 'on' });
  try {
    const [eve, mod] = await limited.people('eve', 'mod');
    let made = 0;
    const make = async (who: Member) => {
      made += 1;
      const name = `group-${made}`;
      return (await who.post('/api/groups', { name, slug: name })).status;
    };
    const days = (count: number) =>
      limited.db.prisma.user.update({
        where: { id: eve.id },
        data: { createdAt: new Date(Date.now() - count * 86_400_000) },
      });
    expect([await make(eve), await make(eve)]).toEqual([201, 403]);
    const own = async () => {
      const groups = await limited.db.prisma.group.findMany({
        where: { deletedAt: null, members: { some: { userId: eve.id, role: 'owner' } } },
      });
      return groups.map(({ id }) => id);
    };
    const leave = async () => {
      for (const id of await own()) expect((await eve.delete(`/api/groups/${id}`)).status).toBe(204);
    };
    // What was made and deleted counts as made, until a day has passed.
    await leave();
    expect(await make(eve)).toBe(403);
    await days(2);
    expect([await make(eve), await make(eve), await make(eve)]).toEqual([201, 201, 403]);
    await leave();
    expect(await make(eve)).toBe(403);
    await limited.db.pool.query(`UPDATE group_creation SET at = at - interval '25 hours'`);
    expect([await make(eve), await make(eve), await make(eve), await make(eve)]).toEqual([201, 201, 201, 403]);
    await limited.db.pool.query(`UPDATE group_creation SET at = at - interval '25 hours'`);
    expect(await make(eve)).toBe(403);
    expect([await make(mod), await make(mod), await make(mod)]).toEqual([201, 201, 201]);
    await days(40);
    const crowd = await Promise.all(Array.from({ length: 4 }, () => make(eve)));
    expect(crowd).toEqual([201, 201, 201, 201]);
  } finally {
    await limited.close();
  }
});

test('a group is found by its address, archived or not, by those alone who may see it', async () => {
  const found = async (who: Member, slug: string) =>
    (await who.get(`/api/groups?slug=${slug}`)).body.items.map(({ id }: { id: string }) => id);
  const open = await alice.post('/api/groups', { name: 'By its address', slug: 'by-its-address' });
  const closed = await alice.post('/api/groups', { name: 'Not by you', slug: 'not-by-you', open: false });
  expect(await found(bob, 'by-its-address')).toEqual([open.body.id]);
  expect([await found(alice, 'not-by-you'), await found(bob, 'not-by-you')]).toEqual([[closed.body.id], []]);
  await alice.put(`/api/groups/${open.body.id}/archive`);
  expect(await found(bob, 'by-its-address')).toEqual([open.body.id]);
  expect((await bob.get('/api/groups?slug=No%20address')).status).toBe(400);
});
