import { until } from '@tidings/testing';
import { bearer, connect, heardOf, type LiveSocket, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum } from '../../../../tests/support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ coalesce: 20, leaseBatch: 5 }) });
  alice = await forum.join('alice');
  bob = await forum.join('bob');
});
afterAll(() => forum.close());

const streamOf = async (who: Member, room?: string) => {
  const body = { rooms: room ? [room] : [], deviceId: 'device-stream' };
  const { ticket } = (await who.post('/api/realtime/ticket', body)).body;
  const live = await stream(forum.url, `/api/stream?ticket=${ticket}`);
  const { payload } = await heardOf(live, 'session:ready');
  return { live, id: payload.connectionId as string };
};
const hidden = () => forum.db.prisma.connectionLease.count({ where: { visible: false } });

test('a stream that says it is hidden is the one the sixth connection takes over; nobody else can say it', async () => {
  const sockets: LiveSocket[] = [];
  for (let n = 0; n < 3; n += 1) sockets.push(connect(forum.url, alice, { deviceId: `device-000${n}` }));
  await Promise.all(sockets.map(({ ready }) => ready));
  const [seen, unseen] = [await streamOf(alice), await streamOf(alice)];
  await until(async () => (await forum.db.prisma.connectionLease.count({ where: { userId: alice.id } })) === 5);

  expect((await bob.post('/api/realtime/heartbeat', { visible: false, connectionId: seen.id })).status).toBe(204);
  expect((await alice.post('/api/realtime/heartbeat', { visible: false, connectionId: unseen.id })).status).toBe(204);
  await until(async () => (await hidden()) === 1, { what: 'the lease to be hidden' });
  const sixth = connect(forum.url, alice, { deviceId: 'device-0006' });
  await sixth.ready;
  await heardOf(unseen.live, 'session:evicted');
  expect([seen.live.ended, ...sockets.map(({ socket }) => socket.connected)]).toEqual([false, true, true, true]);

  await alice.post('/api/realtime/heartbeat', { visible: false });
  await until(async () => (await hidden()) === 1, { what: 'all streams of the session to be hidden' });
  await alice.post('/api/realtime/heartbeat', { visible: true, connectionId: seen.id });
  await until(async () => (await hidden()) === 0, { what: 'it to be seen again' });
  for (const { end } of [...sockets, sixth]) end();
  seen.live.end();
});

test('presence of a stream is set by REST, for the stream meant, and only by its member', async () => {
  const topic = await newTopic(alice, await forum.category());
  const room = `topic:${topic}`;
  const reader = connect(forum.url, bob, { deviceId: 'device-bob0' });
  await reader.ready;
  await reader.ask('subscribe', { rooms: [{ room }] });
  const { live, id } = await streamOf(alice, room);
  const statusOfAlice = () =>
    reader.heard
      .findLast(({ name }) => name === 'presence:state')
      ?.payload.people.find(({ person }: Any) => person.id === alice.id)?.status;
  await until(() => statusOfAlice() === 'online');
  const say = (who: Member, body: object) => who.post('/api/realtime/presence', body);
  expect((await say(bob, { status: 'busy', connectionId: id })).status).toBe(204);
  expect((await say(alice, { status: 'busy', connectionId: 'another' })).status).toBe(204);
  expect((await say(alice, { status: 'away', connectionId: id })).status).toBe(204);
  await until(() => statusOfAlice() === 'away');
  expect(reader.heard.filter(({ payload }) => JSON.stringify(payload).includes('busy'))).toEqual([]);
  expect((await say(alice, { status: 'hidden' })).status).toBe(204);
  await until(() => statusOfAlice() === undefined, { what: 'alice to be hidden' });
  expect((await say(alice, { status: 'asleep' })).status).toBe(400);
  expect((await say(alice, { status: 'away', userId: bob.id })).status).toBe(400);
  const stranger = await fetch(`${forum.url}/api/realtime/presence`, {
    method: 'POST',
    headers: bearer({ token: 'x' }),
  });
  expect(stranger.status).toBe(401);
  reader.end();
  live.end();
});
