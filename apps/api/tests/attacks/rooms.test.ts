import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { connect, type LiveSocket } from '@tidings/testing/sockets';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let topic: string;
let live: LiveSocket;
let epoch: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob] = await forum.people('alice', 'bob');
  topic = await newTopic(alice, await forum.category());
  for (let n = 0; n < 3; n += 1) await newReply(alice, topic);
});
afterAll(() => forum.close());
// Who is refused twenty times in ten seconds is closed: each test has a connection of its own.
beforeEach(async () => {
  live = connect(forum.url, bob);
  epoch = (await live.ready).epoch;
});
afterEach(() => live.end());

describe('attack 18: rooms that are not one’s own', () => {
  const unknown = '00000000-0000-7000-8000-000000000000';
  const names = () => [
    rooms.user(alice.id),
    rooms.topic(unknown),
    rooms.thread(unknown),
    rooms.group(unknown),
    rooms.category(unknown),
    rooms.moderators,
    rooms.admins,
    'topic:*',
    '*',
    'internal:sessions',
    `topic:${topic}#3`,
    `TOPIC:${topic}`,
    '__proto__',
    'workspace:1',
  ];
  test('foreign, unknown, internal and wildcard rooms get the same refusal, by subscribe and by sync', async () => {
    for (const command of ['subscribe', 'sync']) {
      const answer = await live.ask(command, { rooms: names().map((room) => ({ room })) });
      expect(answer).toEqual({ ok: true, rooms: names().map((room) => ({ room, ok: false, code: 'ROOM_REFUSED' })) });
    }
  });
  test('a cursor does not open them either', async () => {
    const { encodeCursor } = await import('@tidings/contracts');
    const entries = [rooms.user(alice.id), rooms.topic(unknown)].map((room) => ({ room, offset: 0 }));
    const other = connect(forum.url, bob, { cursor: encodeCursor({ epoch, entries }) });
    const ready = await other.ready;
    for (const { room } of entries) {
      expect(ready.rooms).toContainEqual({ room, ok: false, code: 'ROOM_REFUSED' });
    }
    await alice.put(`/api/topics/${topic}/read`, { replyNumber: 1 });
    await bob.put(`/api/topics/${topic}/read`, { replyNumber: 1 });
    await until(() => other.heard.some((h) => h.name === 'topic:read'));
    expect(other.heard.filter((h) => h.meta && h.meta.room !== rooms.user(bob.id))).toEqual([]);
    other.end();
  });
  test.each([[['topic:x']], [{ room: ['topic:x'] }], ['topic:x'], [null], [{ rooms: 'topic:x' }]])(
    'an input of another shape is refused: %j',
    async (input) => {
      const answer = await live.ask('subscribe', Array.isArray(input) ? { rooms: [input] } : input);
      expect(answer).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
    },
  );
  test('more than 64 rooms are refused', async () => {
    const many = Array.from({ length: 64 }, (_, n) => ({ room: `x${n}` }));
    expect((await live.ask('subscribe', { rooms: [...many, { room: 'x' }] })).code).toBe('VALIDATION_FAILED');
  });
});

describe('attack 20: offsets that are none', () => {
  const room = () => rooms.topic(topic);
  test.each([-1, 1.5, Number.MAX_SAFE_INTEGER + 2, 1e308, '1', null, [1], { valueOf: 1 }])(
    'since.offset %j is refused',
    async (offset) => {
      const answer = await live.ask('subscribe', { rooms: [{ room: room(), since: { epoch, offset } }] });
      expect(answer).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
      expect(await live.ask('ack', { acks: [[room(), offset]] })).toMatchObject({ code: 'VALIDATION_FAILED' });
    },
  );
  test('one beyond the head, or whose event is another, is a reset', async () => {
    const ask = async (since: object) => (await live.ask('sync', { rooms: [{ room: room(), since }] })).rooms[0];
    expect(await ask({ epoch, offset: Number.MAX_SAFE_INTEGER })).toMatchObject({ recovered: false, reason: 'ahead' });
    expect(await ask({ epoch, offset: 2, id: alice.id })).toMatchObject({ recovered: false, reason: 'mismatch' });
  });
});

test('attack 21: an acknowledgement above what was sent is not believed', async () => {
  const own = rooms.user(bob.id);
  await live.ask('ack', { acks: [[own, 1_000_000]] });
  await live.ask('ack', { acks: [[rooms.user(alice.id), 1]] });
  await bob.post('/api/realtime/ack', { acks: [[own, 1_000_000]], deviceId: 'device-0001' });
  await bob.post('/api/realtime/ack', { acks: [[rooms.user(alice.id), 1]], deviceId: 'device-0001' });
  await forum.app.realtime.admission.acks.flush();
  const rows = await forum.db.prisma.deviceAck.findMany();
  expect(rows.filter(({ offset, userId }) => offset > 1000n || userId === alice.id)).toEqual([]);
});

test('attack 24: a client that emits a server’s event is refused, and nobody hears of it', async () => {
  const other = connect(forum.url, alice);
  await other.ready;
  await other.ask('subscribe', { rooms: [{ room: rooms.topic(topic) }] });
  await live.ask('subscribe', { rooms: [{ room: rooms.topic(topic) }] });
  for (const name of ['reply:created', 'session:closing', 'heads', 'typing:state', 'connection', 'constructor']) {
    expect(await live.ask(name, { room: rooms.topic(topic) })).toMatchObject({ ok: false, code: 'UNKNOWN_COMMAND' });
  }
  expect(other.heard.filter((h) => h.name !== 'session:ready')).toEqual([]);
  other.end();
});

test('attack 30: another member’s token on a live socket ends it', async () => {
  const victim = connect(forum.url, bob);
  await victim.ready;
  const answer: Any = await victim.ask('auth:refresh', { token: alice.token }).catch(() => null);
  if (answer) expect(answer).toMatchObject({ ok: false, code: 'AUTH_INVALID' });
  await until(() => victim.socket.disconnected, { what: 'the end' });
  expect(victim.heard.some((h) => h.name === 'session:closing')).toBe(true);
  const second = connect(forum.url, bob);
  await second.ready;
  const admin = second.socket.io.socket('/admin', {
    auth: { token: alice.token, deviceId: 'device-0001', protocol: 1 },
  });
  const refused: Any = await new Promise((resolve) => admin.once('connect_error', resolve).connect());
  expect(refused.data.code).toBe('FORBIDDEN');
  second.end();
});
