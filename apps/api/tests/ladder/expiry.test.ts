import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@tidings/testing';
import { bearer, connect, heardOf, rawSocketIo, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimsOf, forger, inSeconds } from '../support/forger.ts';
import { type Forum, type Member, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
const secret = 'the-secret-of-this-test-0123456789-abcdef';
// Published a second before the end, closed a second after it.
const timings = { expiryNotice: 1000, expiryGrace: 1000, silence: 1500, enginePing: 60_000, leaseBatch: 5 };

beforeAll(async () => {
  forum = await startForum({ AUTH_SECRET: secret, TIMINGS: JSON.stringify(timings) });
  alice = await forum.join('alice');
});
afterAll(() => forum.close());

/** A token of the member's session that ends so many seconds from now. */
const tokenFor = (who: Member, seconds: number): Promise<string> =>
  forger(secret, claimsOf(who.token)).token({ claims: { exp: inSeconds(seconds) } });

test('a socket is notified before its token ends, may renew it in the time of grace, and lives on', async () => {
  const live = connect(forum.url, { token: await tokenFor(alice, 2) });
  await live.ready;
  const beat = setInterval(() => void live.ask('heartbeat', { visible: true }).catch(() => undefined), 300);
  const { payload } = await heardOf(live, 'auth:expiring');
  await until(() => Date.now() > Date.parse(payload.expiresAt));
  expect(await live.ask('subscribe', { rooms: [{ room: 'topic:x' }] })).toMatchObject({ code: 'AUTH_EXPIRED' });
  expect(await live.ask('auth:refresh', { token: alice.token })).toMatchObject({ ok: true });
  await until(() => Date.now() > Date.parse(payload.expiresAt) + 1500);
  expect(live.socket.connected).toBe(true);
  clearInterval(beat);
  live.end();
});

test('a notice that falls due while a connection is caught up follows session:ready, which nothing precedes', async () => {
  const topic = await newTopic(alice, await forum.category());
  const rooms = [`topic:${topic}`];
  const { cursor } = (await alice.post('/api/sync', { rooms })).body;
  for (const name of ['first', 'second']) await alice.post(`/api/topics/${topic}/replies`, { body: name });
  const holder = await forum.db.pool.connect();
  await holder.query('BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
  const socket = connect(forum.url, { token: await tokenFor(alice, 2) }, { cursor });
  const opened = stream(forum.url, `/api/stream?cursor=${cursor}`, bearer({ token: await tokenFor(alice, 2) }));
  await pause(1_500);
  const early = [...socket.heard];
  await holder.query('ROLLBACK');
  holder.release();
  expect(early).toEqual([]);
  for (const live of [socket, await opened]) {
    await heardOf(live, 'auth:expiring');
    expect(live.heard[0]?.name).toBe('session:ready');
    live.end();
  }
});

test('a new token that came in time counts, though the server could not run until long after the old one had ended', async () => {
  const raw = await rawSocketIo(forum.url, await tokenFor(alice, 2));
  raw.send(`42/forum,7["auth:refresh",{"token":"${alice.token}"}]`);
  // This process, and so the server, stands still: what was sent waits in its socket, and its timers are long due.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_500);
  await until(() => raw.received().includes('43/forum,7[{"ok":true') || raw.closed(), { what: 'an answer' });
  expect([raw.closed(), raw.received().includes('AUTH_EXPIRED')]).toEqual([false, false]);
  raw.destroy();
});

test('a stream whose session shows a newer token by REST lives on; without one it ends and says why', async () => {
  const [kept, left] = await Promise.all([forum.join('kept'), forum.join('left')]);
  const short = async (who: Member) => stream(forum.url, '/api/stream', bearer({ token: await tokenFor(who, 2) }));
  const [first, second] = await Promise.all([short(kept), short(left)]);
  await Promise.all([heardOf(first, 'auth:expiring'), heardOf(second, 'auth:expiring')]);
  await kept.get('/api/sync');
  await until(() => second.ended, { timeoutMs: 6000, what: 'the end' });
  expect(second.heard.at(-1)).toMatchObject({ name: 'session:closing', payload: { code: 'AUTH_EXPIRED' } });
  expect(first.ended).toBe(false);
  await newTopic(kept, await forum.category());
  first.end();
});

test('a connection that gives no sign of life is closed, one that does is not', async () => {
  const silent = await rawSocketIo(forum.url, alice.token);
  const speaking = await rawSocketIo(forum.url, alice.token);
  const beat = setInterval(() => speaking.send('42/forum,1["heartbeat",{"visible":true}]'), 300);
  const from = performance.now();
  await until(() => silent.closed(), { timeoutMs: 4000, what: 'the end of the silent one' });
  expect(performance.now() - from).toBeGreaterThan(1000);
  expect(speaking.closed()).toBe(false);
  clearInterval(beat);
  speaking.destroy();
});

test('typing over REST reaches those in the room, on a stream too, and only who may read it types there', async () => {
  const bob = await forum.join('bob');
  const room = `topic:${await newTopic(alice, await forum.category())}`;
  const socket = connect(forum.url, alice);
  await socket.ready;
  await socket.ask('subscribe', { rooms: [{ room }] });
  const { cursor } = (await bob.post('/api/sync', { rooms: [room] })).body;
  const live = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  await heardOf(live, 'session:ready');
  expect((await bob.post('/api/realtime/typing', { room, typing: true })).status).toBe(204);
  for (const reader of [socket, live]) {
    const { payload, meta } = await heardOf(reader, 'typing:state');
    expect(payload).toMatchObject({ typing: true, person: { username: bob.username } });
    expect(meta.room).toBe(room);
  }
  const nowhere = 'topic:00000000-0000-7000-8000-000000000000';
  expect((await bob.post('/api/realtime/typing', { room: nowhere, typing: true })).status).toBe(403);
  socket.end();
  live.end();
});
