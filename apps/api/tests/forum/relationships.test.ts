import { rooms } from '@tidings/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, startForum, storedIn, storedOf } from '../support/forum.ts';

let forum: Forum;
let people: (...names: string[]) => Promise<Member[]>;
beforeAll(async () => {
  forum = await startForum();
  people = (...names) => forum.people(...names);
});
afterAll(() => forum.close());

const two = async () => (await people('ana', 'ben')) as [Member, Member];
const path = (of: Member, what: 'follow' | 'block') => `/api/users/${of.username}/${what}` as const;
const viewerOf = async (asks: Member, of: Member): Promise<Any> => (await asks.get(`/api/users/${of.username}`)).body;
const heard = async (member: Member) =>
  (await storedOf(forum.db, member.id)).map(({ name, payload }) => [
    name,
    payload.memberId,
    payload.following ?? payload.blocked,
  ]);

test('following is kept once however often it is asked for, is shown on the profile, and is said on the devices of who did it alone', async () => {
  const [ana, ben] = await two();
  for (let i = 0; i < 2; i++) {
    const { status, body } = await ana.put(path(ben, 'follow'));
    expect([status, body]).toEqual([200, { following: true, blocked: false }]);
  }
  expect((await viewerOf(ana, ben)).viewer).toEqual({ following: true, blocked: false });
  expect((await viewerOf(ben, ana)).viewer).toEqual({ following: false, blocked: false });
  for (let i = 0; i < 2; i++) expect((await ana.delete(path(ben, 'follow'))).body).toMatchObject({ following: false });
  expect(await heard(ana)).toEqual([
    ['follow:changed', ben.id, true],
    ['follow:changed', ben.id, false],
  ]);
  expect(await heard(ben)).toEqual([]);
});

test('a visitor and the member themselves see no relationship on a profile, everybody else the position it is true at', async () => {
  const [ana, ben] = await two();
  await ana.put(path(ben, 'follow'));
  const own = rooms.user(ana.id);
  const [last] = await storedIn(forum.db, own);
  const seen = await viewerOf(ana, ben);
  expect(Object.keys(seen.positions)).toEqual([own]);
  expect(seen.positions[own].offset).toBe(last.offset);
  expect((await viewerOf(ana, ana)).viewer).toBeNull();
  const { body }: Any = await forum.visitor.get(`/api/users/${ben.username}`);
  expect(body.viewer).toBeNull();
});

test('a block ends the follows of both, keeps who is blocked from following, and nobody but who blocks hears of it', async () => {
  const [ana, ben] = await two();
  await ana.put(path(ben, 'follow'));
  await ben.put(path(ana, 'follow'));
  const before = await heard(ben);
  for (let i = 0; i < 2; i++) {
    expect((await ana.put(path(ben, 'block'))).body).toEqual({ following: false, blocked: true });
  }
  expect(await forum.db.prisma.follow.count({ where: { userId: { in: [ana.id, ben.id] } } })).toBe(0);
  expect(await heard(ana)).toEqual([
    ['follow:changed', ben.id, true],
    ['follow:changed', ben.id, false],
    ['block:changed', ben.id, true],
  ]);
  expect(await heard(ben)).toEqual(before);
  // What they are answered is what who cannot follow for any other reason is, and says nothing of a block.
  const refused: Any = await ben.put(path(ana, 'follow'));
  const oneself: Any = await ben.put(path(ben, 'follow'));
  expect([refused.status, refused.body.error.code]).toEqual([403, 'FORBIDDEN']);
  expect(refused.body.error.message).toBe(oneself.body.error.message);
  expect(await viewerOf(ben, ana)).toMatchObject({ viewer: { following: false, blocked: false } });
  // Who blocks does not follow them either, before they unblock.
  expect((await ana.put(path(ben, 'follow'))).status).toBe(409);
  expect((await ana.delete(path(ben, 'block'))).body).toEqual({ following: false, blocked: false });
  expect((await ana.delete(path(ben, 'block'))).status).toBe(200);
  expect((await ben.put(path(ana, 'follow'))).status).toBe(200);
  expect((await heard(ana)).length).toBe(4);
});

test('a follow that races with the block of who follows never outlives it', async () => {
  for (let round = 0; round < 6; round++) {
    const [ana, ben] = await two();
    const [follow, block] = await Promise.all([ben.put(path(ana, 'follow')), ana.put(path(ben, 'block'))]);
    expect(block.status).toBe(200);
    expect([200, 403]).toContain(follow.status);
    expect(await forum.db.prisma.follow.count({ where: { userId: ben.id } })).toBe(0);
  }
});

test('two who block and follow each other at once both get an answer', async () => {
  for (let round = 0; round < 6; round++) {
    const [ana, ben] = await two();
    const answers = await Promise.all([
      ana.put(path(ben, 'block')),
      ben.put(path(ana, 'block')),
      ana.delete(path(ben, 'follow')),
      ben.delete(path(ana, 'follow')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  }
});

test('nobody follows or blocks themselves, or somebody who is not there', async () => {
  const [ana] = await two();
  for (const what of ['follow', 'block'] as const) {
    expect((await ana.put(path(ana, what))).status).toBe(403);
    expect((await ana.delete(path(ana, what))).status).toBe(403);
    expect((await ana.put(`/api/users/nobody-here/${what}`)).status).toBe(404);
    expect((await forum.visitor.put(path(ana, what))).status).toBe(401);
  }
});

test('whom one blocks is listed page by page, the last one first, each once, for oneself alone', async () => {
  const [ana, ...others] = (await people('ana', 'ben', 'cid', 'dan', 'eve')) as [Member, Member, ...Member[]];
  for (const one of others) await ana.put(path(one, 'block'));
  // Blocked in one moment: the order goes on by the member.
  await forum.db.pool.query('UPDATE block SET at = date_trunc($2, at) WHERE user_id = $1', [ana.id, 'hour']);
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body }: Any = await ana.get(`/api/me/blocks?limit=3${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.items.map(({ person }: Any) => person.username));
    cursor = body.nextCursor ?? '';
    expect(Object.keys(body.positions)).toEqual([rooms.user(ana.id)]);
  } while (cursor);
  expect(seen).toHaveLength(others.length);
  expect(new Set(seen)).toEqual(new Set(others.map(({ username }) => username)));
  const { body }: Any = await others[0].get('/api/me/blocks');
  expect(body.items).toEqual([]);
});

test('there is an end to how many one may block and follow, and what is there already stays an answer', async () => {
  const [ana, ben, cid] = (await people('ana', 'ben', 'cid')) as [Member, Member, Member];
  await ana.put(path(ben, 'block'));
  await ben.put(path(cid, 'follow'));
  const many = (table: string, column: string) =>
    `INSERT INTO ${table} (user_id, ${column}) SELECT $1, gen_random_uuid() FROM generate_series(2, $2::int)`;
  await forum.db.pool.query(many('block', 'blocked_id'), [ana.id, 1000]);
  await forum.db.pool.query(many('follow', 'followed_id'), [ben.id, 5000]);
  const full: Any = await ana.put(path(cid, 'block'));
  expect([full.status, full.body.error.code]).toEqual([409, 'CONFLICT']);
  expect((await ben.put(path(ana, 'follow'))).status).toBe(403);
  await ana.delete(path(ben, 'block'));
  expect((await ben.put(path(ana, 'follow'))).status).toBe(409);
  expect((await ben.put(path(cid, 'follow'))).status).toBe(200);
});

test('an answer that got lost is given again for the same key, and nothing happens twice', async () => {
  const [ana, ben] = await two();
  const key = { 'idempotency-key': 'follow-once' };
  const first = await ana.put(path(ben, 'follow'), undefined, key);
  await ana.delete(path(ben, 'follow'));
  const again = await ana.put(path(ben, 'follow'), undefined, key);
  expect(again.body).toEqual(first.body);
  expect((await viewerOf(ana, ben)).viewer.following).toBe(false);
});
