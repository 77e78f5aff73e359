import { decodeCursor } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { bearer, connect, heardOf, type LiveStream, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../../../../tests/support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let category: string;
let topic: string;
const timings = { sseIdle: 100, sseKeepAlive: 100, heads: 500 };

beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify(timings) });
  alice = await forum.join('alice');
  bob = await forum.join('bob');
  category = await forum.category();
  topic = await newTopic(alice, category);
});
afterAll(() => forum.close());

const sync = (who: Member, body: object) => who.post('/api/sync', body);
const numbers = (events: Any[], room: string) =>
  events.filter(([, , meta]) => meta.room === room).map(([, , meta]) => meta.offset);
const offsets = (live: LiveStream, room: string) =>
  live.heard.filter((h) => h.meta?.room === room && h.meta.offset).map((h) => h.meta.offset);

test('a first sync opens every room fresh at its head, and the next one brings exactly what came after', async () => {
  const room = `topic:${topic}`;
  const first = await sync(bob, { rooms: [room] });
  expect(first.body.events).toEqual([]);
  expect(first.body.resets).toContainEqual({ room, reason: 'fresh' });
  expect(first.body.resets).toContainEqual({ room: `user:${bob.id}`, reason: 'fresh' });
  expect(first.body.resets).toContainEqual({ room: 'announcements', reason: 'fresh' });
  for (const n of [1, 2, 3]) await newReply(alice, topic, `Answer ${n}`);
  const second = await bob.get(`/api/sync?cursor=${first.body.cursor}`);
  expect(second.body.resets).toEqual([]);
  expect(second.body.more).toBe(false);
  const got = numbers(second.body.events, room);
  expect(got).toHaveLength(3);
  expect(got).toEqual([got[0], got[0] + 1, got[0] + 2]);
  const third = await bob.get(`/api/sync?cursor=${second.body.cursor}`);
  expect(third.body).toEqual({ events: [], resets: [], more: false, cursor: second.body.cursor });
});

test('rooms that are hidden, unknown or foreign are refused alike and leave the cursor', async () => {
  const refused = [`topic:${alice.id}`, `user:${alice.id}`, 'admin:notifications', 'workspace:1', 'topic:*'];
  const answer = await sync(bob, { rooms: refused });
  expect(answer.body.resets.filter((r: Any) => r.reason === 'refused').map((r: Any) => r.room)).toEqual(refused);
  const kept = decodeCursor(answer.body.cursor)?.entries.map((entry) => entry.room);
  expect(kept?.sort()).toEqual(['announcements', `user:${bob.id}`]);
});

test('a cursor that is none is refused, and one beyond the head is a reset, not silence', async () => {
  expect((await sync(bob, { cursor: 'not-a-cursor' })).status).toBe(400);
  const { cursor } = (await sync(bob, { rooms: [`topic:${topic}`] })).body;
  const decoded = decodeCursor(cursor);
  const { encodeCursor } = await import('@tidings/contracts');
  const ahead = decoded?.entries.map((e) => ({ ...e, offset: (e.offset ?? 0) + 5 })) ?? [];
  const answer = await sync(bob, { cursor: encodeCursor({ epoch: decoded?.epoch ?? '', entries: ahead }) });
  expect(new Set(answer.body.resets.map((r: Any) => r.reason))).toEqual(new Set(['ahead']));
  const old = encodeCursor({ epoch: 'another', entries: decoded?.entries ?? [] });
  const other = await sync(bob, { cursor: old });
  expect(new Set(other.body.resets.map((r: Any) => r.reason))).toEqual(new Set(['epoch']));
});

test('a stream says session:ready first, then what was missed, then what happens, without a gap', async () => {
  const room = `topic:${topic}`;
  const { cursor } = (await sync(bob, { rooms: [room] })).body;
  for (const n of [1, 2]) await newReply(alice, topic, `Missed ${n}`);
  const live = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  expect(live.status).toBe(200);
  expect(live.headers['content-type']).toContain('text/event-stream');
  await heardOf(live, 'session:ready');
  expect(live.heard[0]?.name).toBe('session:ready');
  expect(live.heard[0]?.payload.rooms.find((r: Any) => r.room === room)).toMatchObject({ ok: true, recovered: true });
  await newReply(alice, topic, 'Live');
  await until(() => offsets(live, room).length === 3, { what: 'three replies' });
  const [first = 0] = offsets(live, room);
  expect(offsets(live, room)).toEqual([first, first + 1, first + 2]);
  await until(() => live.comments > 0, { what: 'a keep-alive' });
  // The last id stands where the stream stands: presenting it brings nothing again.
  await until(() => decodeCursor(live.ids.at(-1) ?? '')?.entries.find((e) => e.room === room)?.offset === first + 2);
  const again = await stream(forum.url, '/api/stream', { ...bearer(bob), 'last-event-id': live.ids.at(-1) ?? '' });
  await newReply(alice, topic, 'After');
  await until(() => offsets(again, room).length === 1, { what: 'the next reply' });
  expect(offsets(again, room)).toEqual([first + 3]);
  live.end();
  again.end();
});

test('a room far behind is paged through by the stream itself, in order and whole', async () => {
  const long = await newTopic(alice, category, 'A long one');
  const room = `topic:${long}`;
  const { cursor } = (await sync(bob, { rooms: [room] })).body;
  for (let n = 0; n < 620; n += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, i) => newReply(alice, long, `Answer ${n + i}`)));
  }
  const live = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  await until(() => offsets(live, room).length >= 620, { timeoutMs: 15_000, what: '620 replies' });
  await newReply(alice, long, 'One more');
  await until(() => offsets(live, room).length >= 621, { what: 'the live one' });
  const got = offsets(live, room);
  expect(got).toEqual(got.map((_, n) => (got[0] ?? 0) + n));
  live.end();
});

test('a ticket opens one stream of its rooms; spent it ends a native reader, made up or foreign it is refused', async () => {
  const room = `topic:${topic}`;
  const bought = await bob.post('/api/realtime/ticket', { rooms: [room], deviceId: 'device-0001' });
  expect(bought.status).toBe(201);
  const path = `/api/stream?ticket=${bought.body.ticket}`;
  expect((await stream(forum.url, path, bearer(alice))).status).toBe(401);
  const second = await bob.post('/api/realtime/ticket', { rooms: [room], deviceId: 'device-0001' });
  const live = await stream(forum.url, `/api/stream?ticket=${second.body.ticket}`);
  await heardOf(live, 'session:ready');
  expect(live.heard[0]?.payload.userId).toBe(bob.id);
  await newReply(alice, topic, 'By ticket');
  await until(() => offsets(live, room).length === 1, { what: 'the reply' });
  expect((await stream(forum.url, `/api/stream?ticket=${second.body.ticket}`)).status).toBe(204);
  expect((await stream(forum.url, `/api/stream?ticket=${'x'.repeat(43)}.1.1`)).status).toBe(401);
  expect((await stream(forum.url, '/api/stream')).status).toBe(401);
  live.end();
});

test('acknowledgements of the own stream are stored once a device and only ever rise', async () => {
  const carol = await forum.join('carol');
  const own = `user:${carol.id}`;
  await carol.put(`/api/topics/${topic}/read`, { replyNumber: 1 });
  await carol.put(`/api/topics/${topic}/read`, { replyNumber: 2 });
  const socket = connect(forum.url, carol, { deviceId: 'device-0009' });
  const ready = await socket.ready;
  const head = ready.rooms.find((r: Any) => r.room === own).head;
  expect(head).toBeGreaterThan(1);
  const ack = (offset: number) => carol.post('/api/realtime/ack', { acks: [[own, offset]], deviceId: 'device-0007' });
  const stored = (deviceId: string) =>
    forum.db.prisma.deviceAck.findUnique({ where: { userId_deviceId: { userId: carol.id, deviceId } } });
  await ack(head);
  await until(async () => (await stored('device-0007'))?.offset === BigInt(head), { what: 'the ack' });
  await ack(1);
  await ack(head + 100);
  await carol.put(`/api/topics/${topic}/read`, { replyNumber: 3 });
  await heardOf(socket, 'topic:read');
  await socket.ask('ack', { acks: [[own, head + 1]] });
  await until(async () => (await stored('device-0009'))?.offset === BigInt(head + 1), {
    what: 'the ack of the socket',
  });
  expect((await stored('device-0007'))?.offset).toBe(BigInt(head));
  socket.end();
});
