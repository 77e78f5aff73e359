import { uuidv7 } from '@tidings/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, bringIn, type Forum, type Member, newGroup, newTopic, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let names: string[];
let category: string;
let topic: string;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ jobPoll: 20 }) });
  [alice, bob] = await forum.people('alice', 'bob');
  category = await forum.category();
  topic = await newTopic(bob, category);
  const { rows } = await forum.db.pool.query(
    `INSERT INTO "user" (id, username, email, password_hash, display_name)
     SELECT gen_random_uuid(), 'named-' || i, 'named-' || i || '@example.org', '', 'Named' FROM generate_series(1, 30) i
     RETURNING username`,
  );
  names = rows.map(({ username }) => username);
});
afterAll(() => forum.close());

const naming = (count: number, from = 0) =>
  names
    .slice(from, from + count)
    .map((name) => `@${name}`)
    .join(' ');
const refusal = ({ status, body }: { status: number; body: Any }) => [status, body.error?.code];
/** Writes a member's past: they registered a while ago, and wrote. */
async function grow(who: Member): Promise<void> {
  await forum.db.pool.query(`UPDATE "user" SET created_at = now() - interval '2 days' WHERE id = $1`, [who.id]);
  const quiet = await newTopic(who, category);
  for (let n = 0; n < 4; n++) await who.post(`/api/topics/${quiet}/replies`, { body: 'Something.' });
}
const written = async () =>
  (await forum.db.pool.query(`SELECT count(*)::int AS n FROM reply WHERE topic_id = $1`, [topic])).rows[0].n;

describe('how many a text may name', () => {
  test('5 of who is new: the sixth is refused by a code before anything is written, and those without a name do not count', async () => {
    const carol = await forum.join('carol');
    const path = `/api/topics/${topic}/replies` as const;
    const before = await written();
    expect(refusal(await carol.post(path, { body: naming(6) }))).toEqual([422, 'TOO_MANY_MENTIONS']);
    const whole = await carol.post('/api/topics', { categoryId: category, title: 'Look here', body: naming(6) });
    expect(refusal(whole)).toEqual([422, 'TOO_MANY_MENTIONS']);
    expect(await written()).toBe(before);
    expect((await carol.post(path, { body: `${naming(5)} @nobody-at-all @nobody-else \`${naming(6)}\`` })).status).toBe(
      201,
    );
  });

  test('20 of others, and of staff from the first day', async () => {
    const [carol, mod] = await forum.people('carol', 'mod');
    await grow(carol);
    for (const who of [carol, mod]) {
      expect(refusal(await who.post(`/api/topics/${topic}/replies`, { body: naming(21) }))).toEqual([
        422,
        'TOO_MANY_MENTIONS',
      ]);
      expect((await who.post(`/api/topics/${topic}/replies`, { body: naming(20) })).status).toBe(201);
    }
  });

  test('an edit counts what the text names then, and only where it names somebody newly', async () => {
    const carol = await forum.join('carol');
    const { id } = (await carol.post(`/api/topics/${topic}/replies`, { body: naming(5) })).body as Any;
    expect(refusal(await carol.patch(`/api/replies/${id}`, { body: naming(6) }))).toEqual([422, 'TOO_MANY_MENTIONS']);
    expect((await carol.patch(`/api/replies/${id}`, { body: `${naming(5)}, all of you` })).status).toBe(200);
    await forum.db.pool.query('UPDATE reply SET body = $2 WHERE id = $1', [id, naming(8)]);
    expect((await carol.patch(`/api/replies/${id}`, { body: `${naming(8)}, mended` })).status).toBe(200);
  });
});

describe('naming a group', () => {
  /** A group of somebody's with so many members beside them. */
  async function crowd(owner: Member, slug: string, count: number): Promise<string> {
    const { id } = (await owner.post('/api/groups', { name: slug, slug, open: true })).body as Any;
    await forum.db.pool.query(
      `INSERT INTO group_member (group_id, user_id) SELECT $1, id FROM "user" WHERE username LIKE 'named-%' ORDER BY id LIMIT $2`,
      [id, count],
    );
    return id;
  }
  const mentionsOf = async (who: Member, topicId: string) =>
    (await itemsOf(who)).filter(({ type, data }: Any) => type === 'mention' && data.topicId === topicId);

  test('its members are notified, each once, as who is named by it, and not where they may not look', async () => {
    const [dora, emil, fay] = await forum.people('dora', 'emil', 'fay');
    const { id } = (await dora.post('/api/groups', { name: 'Rowers', slug: 'rowers', open: true })).body as Any;
    for (const who of [emil, fay]) await bringIn(dora, id, who);
    const said = await newTopic(bob, category);
    await dora.post(`/api/topics/${said}/replies`, { body: `@rowers, and you by name, @${fay.username}` });
    await settled(forum);
    expect(await mentionsOf(emil, said)).toMatchObject([{ reason: 'group_mentioned', actor: { id: dora.id } }]);
    expect(await mentionsOf(fay, said)).toMatchObject([{ reason: 'mentioned' }]);
    expect(await mentionsOf(dora, said)).toEqual([]);
    const closed = await forum.category({ groupId: await newGroup(dora) });
    const hidden = await newTopic(dora, closed);
    await dora.post(`/api/topics/${hidden}/replies`, { body: '@rowers' });
    await settled(forum);
    expect(await mentionsOf(emil, hidden)).toEqual([]);
  });

  test('who is not in it names nobody; a member called so is who is meant; one that is archived rests', async () => {
    const said = await newTopic(bob, category);
    await alice.post(`/api/topics/${said}/replies`, { body: '@rowers' });
    const dora = await forum.join('dora');
    const emil = await forum.join('emil');
    const resting = (await dora.post('/api/groups', { name: 'Resting', slug: 'resting', open: true })).body as Any;
    const like = (await dora.post('/api/groups', { name: 'Like', slug: alice.username, open: true })).body as Any;
    for (const { id } of [resting, like]) await bringIn(dora, id, emil);
    await dora.put(`/api/groups/${resting.id}/archive`);
    await dora.post(`/api/topics/${said}/replies`, { body: `@resting @${alice.username}` });
    await settled(forum);
    const { rows } = await forum.db.pool.query(
      `SELECT user_id, reason FROM notification WHERE type = 'mention' AND data ->> 'topicId' = $1`,
      [said],
    );
    expect(rows).toEqual([{ user_id: alice.id, reason: 'mentioned' }]);
  });

  test('above 20 people it is asked for first, with how many; nothing is written until they are meant', async () => {
    const dora = await forum.join('dora');
    await crowd(dora, 'crowd', 21);
    await crowd(dora, 'few', 20);
    const path = `/api/topics/${topic}/replies` as const;
    const before = await written();
    const asked = await dora.post(path, { body: 'Hello @crowd' }, { 'idempotency-key': uuidv7() });
    expect(refusal(asked)).toEqual([409, 'CONFIRM_MENTION']);
    expect((asked.body as Any).error.details).toEqual([{ path: 'confirmMentions', message: '21' }]);
    const whole = { categoryId: category, title: 'Look here', body: 'Hello @crowd' };
    expect(refusal(await dora.post('/api/topics', whole))).toEqual([409, 'CONFIRM_MENTION']);
    expect(await written()).toBe(before);
    expect((await dora.post(path, { body: 'Hello @few' })).status).toBe(201);
    const meant = await dora.post(path, { body: 'Hello @crowd', confirmMentions: true });
    expect(meant.status).toBe(201);
    await settled(forum);
    const { rows } = await forum.db.pool.query(
      `SELECT count(*)::int AS n FROM notification_cause WHERE about = $1 AND type = 'mention'`,
      [(meant.body as Any).id],
    );
    expect(rows).toEqual([{ n: 21 }]);
    const { id } = (await dora.post(path, { body: 'Nobody yet' })).body as Any;
    expect(refusal(await dora.patch(`/api/replies/${id}`, { body: '@crowd' }))).toEqual([409, 'CONFIRM_MENTION']);
    expect((await dora.patch(`/api/replies/${id}`, { body: '@crowd', confirmMentions: true })).status).toBe(200);
    expect((await dora.patch(`/api/replies/${id}`, { body: '@crowd, once more' })).status).toBe(200);
  });
});
