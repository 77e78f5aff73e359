import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Forum, Member } from '../support/forum.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';

let both: TwoForums;
let here: Forum;
let olga: Member;
beforeAll(async () => {
  both = await startTwoForums({});
  ({ here } = both);
  [olga] = await here.people('owner');
}, 120_000);
afterAll(() => both.close());

/** What somebody follows a workspace with: what they heard, and whether they are out. */
type Ear = { name: string; heard: () => string; isOut: () => boolean; end: () => void };

async function socketEar(forum: Forum, bob: Member, room: string, transport: 'websocket' | 'polling'): Promise<Ear> {
  const live = connect(forum.url, bob, { namespace: '/workspace', transports: [transport], upgrade: false });
  await live.ready;
  expect((await live.ask('subscribe', { rooms: [{ room }] })).rooms[0].ok).toBe(true);
  const isOut = () => live.heard.some(({ name, payload }) => name === 'sync:reset' && payload.room === room);
  return { name: transport, heard: () => JSON.stringify(live.heard), isOut, end: live.end };
}

async function streamEar(forum: Forum, bob: Member, room: string): Promise<Ear> {
  const { cursor } = (await bob.post('/api/sync', { rooms: [room] })).body;
  const live = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  await heardOf(live, 'session:ready');
  const isOut = () => live.heard.some(({ name, payload }) => name === 'sync:reset' && payload.room === room);
  return { name: 'event stream', heard: () => JSON.stringify(live.heard), isOut, end: live.end };
}

async function losing(lose: (id: string, bob: Member) => Promise<{ status: number }>, boundMs: number): Promise<void> {
  const bob = await here.join('bob');
  const { id } = await newWorkspace(olga);
  await storeMember(here, id, bob.id, 'operator');
  const room = rooms.workspace(id);
  // As many as a member may have at once.
  const ears = await Promise.all([
    socketEar(both.here, bob, room, 'websocket'),
    socketEar(both.here, bob, room, 'polling'),
    streamEar(both.here, bob, room),
    socketEar(both.there, bob, room, 'websocket'),
    streamEar(both.there, bob, room),
  ]);
  const { cursor } = (await bob.post('/api/sync', { rooms: [room] })).body;
  const rename = (name: string) => olga.patch(`/api/workspaces/${id}`, { name });
  await rename('Still for bob');
  for (const ear of ears) await until(() => ear.heard().includes('Still for bob'), { what: `${ear.name} to hear` });

  expect((await lose(id, bob)).status).toBe(204);
  const since = performance.now();
  for (let n = 0; performance.now() - since < 300; n++) await rename(`Not for bob ${n}`);
  for (const ear of ears) {
    const timeoutMs = Math.max(1, boundMs - (performance.now() - since));
    await until(ear.isOut, { timeoutMs, what: `${ear.name} to end` });
  }
  const witnesses = await Promise.all([both.here, both.there].map((forum) => streamEar(forum, olga, room)));
  await rename('Not for bob, last');
  for (const ear of witnesses) await until(() => ear.heard().includes('last'), { what: 'the last to be heard' });
  for (const ear of ears) expect([ear.name, ear.heard().includes('Not for bob')]).toEqual([ear.name, false]);

  // Asked for otherwise it is as if it had never been.
  const synced = (await bob.post('/api/sync', { cursor })).body;
  expect(JSON.stringify(synced.events)).not.toContain('for bob');
  expect(synced.resets.map((reset) => reset.room)).toContain(room);
  for (const path of ['', '/members', '/invitations', '/audit'] as const)
    expect((await bob.get(`/api/workspaces/${id}${path}`)).status).toBe(404);
  expect((await bob.get('/api/workspaces')).body.items).toEqual([]);
  for (const ear of [...ears, ...witnesses]) ear.end();
}

const remove = (id: string, bob: Member) => olga.delete(`/api/workspaces/${id}/members/${bob.username}`);

test('who is removed hears nothing more of it, on all transports of two servers, and is out within a second', () =>
  losing(remove, 1000));
test('so it is for who leaves', () => losing((id, bob) => bob.post(`/api/workspaces/${id}/leave`), 1000));
test('within two seconds without Redis', async () => {
  await both.redis.kill();
  await losing(remove, 2000);
});
