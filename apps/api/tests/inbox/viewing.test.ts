import { until } from '@tidings/testing';
import { connect, heardOf, type LiveSocket, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic } from '../support/forum.ts';
import { inboxOf, itemsOf, settled } from '../support/inbox.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';

let both: TwoForums;
let alice: Member;
let bob: Member;
let category: string;
const open: LiveSocket[] = [];
beforeAll(async () => {
  both = await startTwoForums({ jobPoll: 20, leaseRenew: 200, leaseBatch: 5 });
  [alice, bob] = await both.here.people('alice', 'bob');
  category = await both.here.category();
});
afterAll(async () => {
  for (const live of open) live.end();
  await both.close();
});

/** Alice's connection to a server, over a transport, in the room of a topic. */
async function look(forum: Forum, topic: string, transport: 'websocket' | 'polling' = 'websocket') {
  const live = connect(forum.url, alice, { deviceId: `device-${open.length}-alice`, transports: [transport] });
  open.push(live);
  await live.ready;
  await live.ask('subscribe', { rooms: [{ room: `topic:${topic}` }] });
  return live;
}
const looksAt = (topic: string | null) => async () => {
  const rows = await both.here.db.prisma.connectionLease.findMany({ where: { userId: alice.id } });
  const rooms = rows.flatMap(({ viewing }) => viewing);
  return topic === null ? rooms.length === 0 : rooms.includes(`topic:${topic}`);
};
/** Bob replies, by either server; what alice has of it. */
async function notified(topic: string): Promise<Any> {
  await newReply(bob, topic);
  await settled(both.here);
  return (await itemsOf(alice)).find(({ data }) => data.topicId === topic);
}
const unread = async () => (await inboxOf(alice)).counts.unread;

test.each(['websocket', 'polling'] as const)(
  'what comes at the end of what is looked at over %s arrives read, whatever server notifies; nothing else does',
  async (transport) => {
    const before = await unread();
    const topic = await newTopic(alice, category);
    const live = await look(both.there, topic, transport);
    const room = `topic:${topic}`;
    await live.ask('heartbeat', { visible: true, viewing: [{ room, atEnd: true }] });
    await until(looksAt(topic));
    expect((await notified(topic)).readAt).not.toBeNull();
    expect(await unread()).toBe(before);
    const other = await newTopic(alice, category);
    expect((await notified(other)).readAt).toBeNull();

    await live.ask('heartbeat', { visible: true, viewing: [{ room, atEnd: false }] });
    await until(looksAt(null));
    expect((await notified(topic)).readAt).toBeNull();
    live.end();
  },
);

test('a heartbeat that says nothing of it changes nothing; one that is hidden looks at nothing', async () => {
  const topic = await newTopic(alice, category);
  const live = await look(both.there, topic);
  await live.ask('heartbeat', { visible: true, viewing: [{ room: `topic:${topic}`, atEnd: true }] });
  await until(looksAt(topic));
  await live.ask('heartbeat', { visible: true });
  expect((await notified(topic)).readAt).not.toBeNull();
  await live.ask('heartbeat', { visible: false });
  await until(async () => (await both.here.db.prisma.connectionLease.count({ where: { visible: false } })) === 1);
  expect((await notified(topic)).readAt).toBeNull();
  live.end();
});

test('only rooms the connection is in are looked at: said before it is in one, it counts from then on; left, no more', async () => {
  const topic = await newTopic(alice, category);
  const live = connect(both.here.url, alice, { deviceId: 'device-early-alice' });
  open.push(live);
  await live.ready;
  const room = `topic:${topic}`;
  await live.ask('heartbeat', { visible: true, viewing: [{ room, atEnd: true }] });
  await until(async () => (await both.here.db.prisma.connectionLease.count({ where: { userId: alice.id } })) > 0);
  expect(await looksAt(null)()).toBe(true);
  await live.ask('subscribe', { rooms: [{ room }] });
  await until(looksAt(topic));
  await live.ask('unsubscribe', { rooms: [room] });
  await until(looksAt(null));
  live.end();
});

test('an event stream says it over REST', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  const { ticket } = (await alice.post('/api/realtime/ticket', { rooms: [room], deviceId: 'device-sse-alice' })).body;
  const events = await stream(both.here.url, `/api/stream?ticket=${ticket}`);
  const { connectionId } = (await heardOf(events, 'session:ready')).payload;
  const body = { visible: true, viewing: [{ room, atEnd: true }], connectionId };
  expect((await alice.post('/api/realtime/heartbeat', body)).status).toBe(204);
  await until(looksAt(topic));
  expect((await notified(topic)).readAt).not.toBeNull();
  events.end();
});

test('more than eight rooms are refused', async () => {
  const live = await look(both.here, await newTopic(alice, category));
  const viewing = Array.from({ length: 9 }, (_, n) => ({ room: `topic:${n}`, atEnd: true }));
  expect(await live.ask('heartbeat', { visible: true, viewing })).toMatchObject({
    ok: false,
    code: 'VALIDATION_FAILED',
  });
  live.end();
});
