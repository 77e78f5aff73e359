import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { startApi, until } from '@tidings/testing';
import { bearer, connect, heardOf, type LiveSocket, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { direct, newChannel, say } from '../support/chat.ts';
import { type Any, type Forum, type Member, storedIn } from '../support/forum.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';

let both: TwoForums;
let [olga, bob] = [] as unknown as [Member, Member];
let workspace = '';
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-chat-'));
beforeAll(async () => {
  both = await startTwoForums({ headsPoll: 1000, headsPollUnhealthy: 300, coalesce: 50 });
  [olga, bob] = await both.here.people('owner', 'bob');
  workspace = (await newWorkspace(olga)).id;
  await storeMember(both.here, workspace, bob.id, 'operator');
}, 120_000);
afterAll(async () => {
  await both.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function live(forum: Forum, who: Member, namespace: string, room?: string): Promise<LiveSocket> {
  const socket = connect(forum.url, who, { namespace });
  await socket.ready;
  if (room) expect((await socket.ask('subscribe', { rooms: [{ room }] })).rooms[0].ok).toBe(true);
  return socket;
}

test('who leaves a private channel, or the workspace, hears nothing more on either server; history is as if it never was', async () => {
  for (const leave of ['channel', 'workspace'] as const) {
    const { id } = await newChannel(olga, workspace, { kind: 'private', people: [bob.username] });
    const room = rooms.chat(id);
    const ears = [await live(both.here, bob, '/workspace', room), await live(both.there, bob, '/workspace', room)];
    const { cursor } = (await bob.post('/api/sync', { rooms: [room] })).body as Any;
    const sse = await stream(both.there.url, `/api/stream?cursor=${cursor}`, bearer(bob));
    await heardOf(sse, 'session:ready');
    await say(olga, id, 'Still for bob.');
    const all = [...ears, sse];
    for (const { heard } of all)
      await until(() => JSON.stringify(heard).includes('Still for bob.'), { what: 'bob to hear' });
    const left = await (leave === 'channel'
      ? bob.delete(`/api/channels/${id}/members/${bob.username}`)
      : bob.post(`/api/workspaces/${workspace}/leave`));
    expect(left.status).toBe(204);
    const since = performance.now();
    for (let n = 0; n < 10; n++) await say(olga, id, `Not for bob ${n}.`);
    for (const { heard } of all)
      await until(() => heard.some(({ name, payload }) => name === 'sync:reset' && payload.room === room), {
        what: 'bob to be out',
      });
    expect(performance.now() - since).toBeLessThan(2000);
    for (const { heard } of all) expect(JSON.stringify(heard)).not.toContain('Not for bob');
    expect((await bob.get(`/api/channels/${id}/messages`)).status).toBe(404);
    expect((await bob.get(`/api/channels/${uuidv7()}/messages`)).status).toBe(404);
    for (const ear of all) ear.end();
  }
  await storeMember(both.here, workspace, bob.id, 'operator');
});

test('a server that dies after it wrote a message, before anybody heard of it: it arrives, once, and is answered when it is sent again', async () => {
  const { id } = await newChannel(olga, workspace);
  const dying = await startApi({
    ...{
      DATABASE_URL: both.here.databaseUrl,
      DATA_DIR: dataDir,
      FAILPOINTS: 'die-after-commit',
      RATE_LIMITS: 'off',
      NODE_ENV: 'test',
    },
    AUTH_SECRET: 'one secret for both servers, long enough',
  });
  const reader = await live(both.there, bob, '/workspace', rooms.chat(id));
  const message = { body: 'Written, not said.', clientId: uuidv7() };
  const headers = { ...bearer(olga), 'content-type': 'application/json', 'x-correlation-id': 'die-after-commit-1' };
  const request = { method: 'POST', headers, body: JSON.stringify(message) };
  await expect(fetch(`${dying.url}/api/channels/${id}/messages`, request)).rejects.toThrow();
  const heard = () => reader.heard.filter(({ name }) => name === 'chat:message');
  await until(() => heard().length > 0, { timeoutMs: 2500, what: 'the message of the dead server' });
  const again = await say(olga, id, message.body, message.clientId);
  await say(olga, id, 'The next one.');
  await until(() => heard().length === 2, { what: 'the next message' });
  expect(heard().map(({ payload }) => [payload.number, payload.body])).toEqual([
    [1, 'Written, not said.'],
    [2, 'The next one.'],
  ]);
  expect([again.number, again.id]).toEqual([1, heard()[0]?.payload.id]);
  reader.end();
  expect(await dying.exited).toMatchObject({ signal: 'SIGKILL' });
}, 90_000);

test('a bump reaches members on the other server, with Redis and without; what was sent without an event follows, once', async () => {
  const pair = await direct(olga, workspace, bob);
  const home = await live(both.there, bob, '/forum');
  const inside = await live(both.there, bob, '/workspace', rooms.chat(pair.id));
  const bumpedTo = (n: number) =>
    until(() => home.heard.some(({ name, payload }) => name === 'chat:bumped' && payload.lastNumber === n), {
      what: `the bump to ${n}`,
    });
  await say(olga, pair.id);
  await bumpedTo(1);
  await both.redis.stop();
  const clientId = uuidv7();
  await say(olga, pair.id, 'Without Redis.', clientId);
  await say(olga, pair.id, 'Without Redis.', clientId);
  await bumpedTo(2);
  await until(() => inside.heard.filter(({ name }) => name === 'chat:message').length === 2, { what: 'both messages' });
  expect(inside.heard.filter(({ name }) => name === 'chat:message').map(({ payload }) => payload.number)).toEqual([
    1, 2,
  ]);
  expect(
    (await storedIn(both.here.db, rooms.chat(pair.id))).filter(({ name }) => name === 'chat:message'),
  ).toHaveLength(2);
  for (const ear of [home, inside]) ear.end();
});
