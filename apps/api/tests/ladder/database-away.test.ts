import { type OwnPostgres, startOwnPostgres, type TestDatabase, until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let postgres: OwnPostgres;
let database: TestDatabase;
let forum: Forum;
let alice: Member;
let bob: Member;
let topic: string;
const timings = { actorFresh: 200, actorWait: 200, accessToken: 30_000, expiryNotice: 1000 };

beforeAll(async () => {
  postgres = await startOwnPostgres();
  database = await postgres.createDatabase();
  forum = await startForum({ TIMINGS: JSON.stringify(timings), LOG_LEVEL: 'fatal' }, database);
  alice = await forum.join('alice');
  bob = await forum.join('bob');
  topic = await newTopic(alice, await forum.category());
}, 60_000);
afterAll(async () => {
  await forum.close();
  await postgres.stop();
});

const assertUnavailable = (answer: Answer) => {
  expect([answer.status, answer.body.error?.code]).toEqual([503, 'UNAVAILABLE']);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
};
const reply = (text: string) => alice.post(`/api/topics/${topic}/replies`, { body: text, parentId: null });
const stored = async (text: string) => (await forum.db.prisma.reply.findMany({ where: { body: text } })).length;

test('fault 10, hung: nothing is acknowledged that is not stored, sockets stay, what comes after arrives', async () => {
  const room = `topic:${topic}`;
  const socket = connect(forum.url, bob);
  await socket.ready;
  await socket.ask('subscribe', { rooms: [{ room }] });
  const live = await stream(forum.url, '/api/stream', bearer(bob));
  await heardOf(live, 'session:ready');
  postgres.pause();
  const writes = await Promise.all([1, 2, 3].map((n) => reply(`While it hung ${n}`)));
  for (const answer of writes) assertUnavailable(answer);
  // Who is known is known still; their socket answers.
  expect((await socket.ask('heartbeat', { visible: true })).ok).toBe(true);
  expect(socket.socket.connected).toBe(true);
  expect(live.ended).toBe(false);
  expect((await forum.visitor.get('/health/live')).status).toBe(200);
  expect((await forum.visitor.get('/health/ready')).status).toBe(503);
  expect((await forum.visitor.get('/health')).body.database).toBe('unhealthy');
  postgres.resume();
  await until(async () => (await reply('Back again')).status === 201, { timeoutMs: 5000, what: 'a write to be taken' });
  await until(() => socket.heard.some((h) => h.name === 'reply:created' && h.payload.body === 'Back again'), {
    timeoutMs: 5000,
    what: 'the reply',
  });
  const offsets = socket.heard.filter((h) => h.meta?.room === room && h.meta.offset).map((h) => h.meta.offset);
  expect(offsets).toEqual(offsets.map((_, n) => (offsets[0] ?? 0) + n));
  expect(await stored('Back again')).toBe(1);
  socket.end();
  live.end();
}, 60_000);

test('fault 10, restarted: 503 while it is away, sockets stay, caught up within 5 s of its return', async () => {
  const socket = connect(forum.url, bob);
  await socket.ready;
  await socket.ask('subscribe', { rooms: [{ room: `topic:${topic}` }] });
  await postgres.shutdown();
  const refused = await reply('While it was away');
  assertUnavailable(refused);
  expect((await socket.ask('heartbeat', { visible: true })).ok).toBe(true);
  const asked = await socket.ask('subscribe', { rooms: [{ room: `topic:${topic}` }] });
  expect(asked).toMatchObject({ ok: false, code: 'UNAVAILABLE' });
  await postgres.restart();
  const from = performance.now();
  await until(async () => (await reply('After the restart')).status === 201, { timeoutMs: 5000 });
  const [{ head }] = (await until(async () => {
    const answer = await socket.ask('sync', { rooms: [{ room: `topic:${topic}` }] });
    return answer.ok && answer.rooms;
  })) as [{ head: number }];
  expect(head).toBeGreaterThan(0);
  await newReply(alice, topic, 'Live after the restart');
  await until(() => socket.heard.some((h) => h.payload?.body === 'Live after the restart'), { timeoutMs: 5000 });
  expect(performance.now() - from).toBeLessThan(10_000);
  expect(socket.socket.connected).toBe(true);
  expect(await stored('While it was away')).toBe(0);
  socket.end();
}, 60_000);

test('fault 14: members are served from memory while the lookup is away; revoked and expired ones are not', async () => {
  const carol = await forum.join('carol');
  const short = await startForum({ TIMINGS: JSON.stringify({ ...timings, accessToken: 2000 }) }, database);
  const dave = await short.join('dave');
  const { items } = (await carol.get('/api/sessions')).body;
  await carol.delete(`/api/sessions/${items[0]?.id}`);
  const ask = (where: Forum, who: Member) =>
    where.app.inject({
      url: '/api/realtime/ack',
      method: 'POST',
      headers: bearer(who),
      payload: { acks: [[`user:${who.id}`, 1]], deviceId: 'device-0001' },
    });
  expect((await ask(forum, bob)).statusCode).toBe(204);
  expect((await ask(short, dave)).statusCode).toBe(204);
  await postgres.shutdown();
  expect((await ask(forum, bob)).statusCode).toBe(204);
  expect((await ask(forum, carol)).json().error.code).toBe('SESSION_REVOKED');
  await until(async () => (await ask(short, dave)).json()?.error?.code === 'AUTH_EXPIRED', { what: 'the expiry' });
  await postgres.restart();
  await short.close();
}, 60_000);
