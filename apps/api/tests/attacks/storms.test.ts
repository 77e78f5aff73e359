import { until } from '@tidings/testing';
import { bearer, connect, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let topic: string;
beforeAll(async () => {
  forum = await startForum({ RATE_LIMITS: 'on', CONNECTIONS_PER_MEMBER: '50' });
  [alice, bob] = await forum.people('alice', 'bob');
  topic = await newTopic(alice, await forum.category());
});
afterAll(() => forum.close());

const presence = { rooms: ['topic:00000000-0000-0000-0000-000000000000'] };
const codes = (answers: Any[]) => {
  const counts: Record<string, number> = {};
  for (const { ok, code } of answers) counts[ok ? 'ok' : code] = (counts[ok ? 'ok' : code] ?? 0) + 1;
  return counts;
};

test('attack 31: more than 10 commands a second on one socket are refused with the time to come again', async () => {
  const live = connect(forum.url, alice);
  await live.ready;
  const answers = await Promise.all(Array.from({ length: 30 }, () => live.ask('unsubscribe', presence)));
  const counted = codes(answers);
  expect(counted.ok).toBeGreaterThanOrEqual(20);
  expect(counted.ok).toBeLessThanOrEqual(22);
  const refused = answers.find((answer) => !answer.ok);
  expect(refused).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
  // Signs of life have a budget of their own.
  expect((await live.ask('heartbeat', { visible: true })).ok).toBe(true);
  live.end();
});

test('attack 31: who goes on regardless is closed, and may return', async () => {
  const live = connect(forum.url, alice);
  await live.ready;
  for (let n = 0; n < 60; n += 1) live.socket.emit('unsubscribe', presence);
  await until(() => live.socket.disconnected, { what: 'the end' });
  const again = connect(forum.url, alice);
  expect((await again.ready).userId).toBe(alice.id);
  again.end();
});

test('attack 31: five sockets share the member’s budget, and a new connection does not renew it', async () => {
  const five = Array.from({ length: 5 }, () => connect(forum.url, bob));
  await Promise.all(five.map((live) => live.ready));
  const answers = await Promise.all(
    five.flatMap((live) => Array.from({ length: 18 }, () => live.ask('unsubscribe', presence))),
  );
  const counted = codes(answers);
  expect(counted.ok).toBeLessThanOrEqual(75);
  expect(counted.RATE_LIMITED).toBeGreaterThanOrEqual(15);
  const sixth = connect(forum.url, bob);
  await sixth.ready;
  const more = codes(await Promise.all(Array.from({ length: 19 }, () => sixth.ask('unsubscribe', presence))));
  expect(more.RATE_LIMITED).toBeGreaterThan(0);
  for (const live of [...five, sixth]) live.end();
});

test('attack 33: a flood of sync is refused by the budget, over the socket and over REST', async () => {
  const carol = await forum.join('carol');
  const live = connect(forum.url, carol);
  await live.ready;
  const ask = () => live.ask('sync', { rooms: [{ room: `topic:${topic}` }] });
  expect(codes(await Promise.all(Array.from({ length: 35 }, ask))).RATE_LIMITED).toBeGreaterThan(10);
  const answers = await Promise.all(Array.from({ length: 130 }, () => carol.get('/api/sync')));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
  expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBeDefined();
  live.end();
});

test('attack 34: a storm of connections from one address is slowed down; an answer says how long', async () => {
  const ask = () =>
    fetch(`${forum.url}/ws/?EIO=4&transport=polling`).then(async (answer) => ({
      status: answer.status,
      retryAfter: answer.headers.get('retry-after'),
      body: await answer.text(),
    }));
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  for (let n = 0; n < 800; n += 50) answers.push(...(await Promise.all(Array.from({ length: 50 }, ask))));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(50);
  expect(refused[0]?.body).toContain('RATE_LIMITED');
  expect(Number(refused[0]?.retryAfter)).toBeGreaterThan(0);
  await until(async () => {
    const storm = Array.from({ length: 100 }, ask);
    const live = await stream(forum.url, '/api/stream', bearer(alice));
    await Promise.all(storm);
    live.end();
    return live.status === 429;
  });
  expect((await alice.get('/api/me')).status).toBe(200);
});
