import { createDatabase, startRedis, until } from '@tidings/testing';
import { bearer, connect, refusalOf } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum } from '../support/forum.ts';

const before = 'the-secret-before-0123456789-abcdefgh';
const after = 'the-secret-after-0123456789-ABCDEFGH';
let redis: Awaited<ReturnType<typeof startRedis>>;
let database: Awaited<ReturnType<typeof createDatabase>>;
/** Step 2 of changing the secret: one server has been restarted, one not yet, one has only the new secret. */
let changed: Forum;
let unchanged: Forum;
let finished: Forum;

beforeAll(async () => {
  redis = await startRedis();
  database = await createDatabase();
  const cluster = { WS_ADAPTER: 'redis', REDIS_URL: redis.url };
  changed = await startForum({ ...cluster, AUTH_SECRET: after, AUTH_SECRET_PREVIOUS: before }, database);
  unchanged = await startForum({ ...cluster, AUTH_SECRET: before, AUTH_SECRET_PREVIOUS: after }, database);
  finished = await startForum({ AUTH_SECRET: after }, database);
});
afterAll(async () => {
  for (const forum of [changed, unchanged, finished]) await forum.close();
  await database.drop();
  await redis.stop();
});

async function refusedAt(forum: Forum, who: Member): Promise<string[]> {
  const answer = await fetch(`${forum.url}/api/me`, { headers: bearer(who) });
  const socket = await refusalOf(connect(forum.url, who));
  const body = (await answer.json()) as Any;
  return [body.error.code, socket.code];
}

test('while the secret is changed, tokens of either server are good on the other', async () => {
  const [early, late] = [await unchanged.join('early'), await changed.join('late')];
  for (const [forum, who] of [
    [changed, early],
    [unchanged, late],
  ] as const) {
    expect((await fetch(`${forum.url}/api/me`, { headers: bearer(who) })).status).toBe(200);
    const live = connect(forum.url, who);
    await live.ready;
    expect(await live.ask('auth:refresh', { token: who.token })).toMatchObject({ ok: true });
    live.end();
  }
});

test('with the previous secret removed, its tokens are refused and those of the new one are good', async () => {
  const [early, late] = [await unchanged.join('early'), await changed.join('late')];
  expect(await refusedAt(finished, early)).toEqual(['AUTH_INVALID', 'AUTH_INVALID']);
  expect((await fetch(`${finished.url}/api/me`, { headers: bearer(late) })).status).toBe(200);
});

test('a token of a secret that was never theirs is refused by each', async () => {
  const stranger = await startForum({ AUTH_SECRET: 'a-secret-of-somebody-else-0123456789' }, database);
  const mallory = await stranger.join('mallory');
  for (const forum of [changed, unchanged, finished]) {
    expect(await refusedAt(forum, mallory)).toEqual(['AUTH_INVALID', 'AUTH_INVALID']);
  }
  await stranger.close();
});

test('while the secret is changed, typing reaches the other server both ways and nothing is taken for forged', async () => {
  const [alice, bob] = [await unchanged.join('alice'), await changed.join('bob')];
  const topic = await newTopic(alice, await unchanged.category());
  const here = connect(unchanged.url, alice);
  const there = connect(changed.url, bob);
  await Promise.all([here.ready, there.ready]);
  for (const live of [here, there]) await live.ask('subscribe', { rooms: [{ room: `topic:${topic}` }] });
  for (const [from, to, who] of [
    [here, there, alice],
    [there, here, bob],
  ] as const) {
    await until(
      async () => {
        await from.ask('typing:start', { room: `topic:${topic}` });
        return to.heard.some(({ name, payload }) => name === 'typing:state' && payload.person.id === who.id);
      },
      { intervalMs: 300, what: 'typing on the other server' },
    );
  }
  for (const forum of [changed, unchanged]) {
    const metrics = await (await fetch(`${forum.url}/metrics`)).text();
    expect(metrics).not.toMatch(/bus_messages_dropped_total\{[^}]*reason="forged"[^}]*\} [1-9]/);
  }
  here.end();
  there.end();
});
