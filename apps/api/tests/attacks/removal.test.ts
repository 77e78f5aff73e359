import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createDatabase, startRedis, type TestDatabase, until } from '@tidings/testing';
import { bearer, connect, heardOf, type LiveSocket, stream, Viewer } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

const root = join(import.meta.dirname, '../../../..');
let redis: Awaited<ReturnType<typeof startRedis>>;
let database: TestDatabase;
let here: Forum;
let there: Forum;
let alice: Member;
beforeAll(async () => {
  redis = await startRedis();
  database = await createDatabase();
  const secret = 'one secret for both servers, long enough';
  const environment = { WS_ADAPTER: 'redis', REDIS_URL: redis.url, AUTH_SECRET: secret };
  here = await startForum(environment, database);
  there = await startForum(environment, database);
  alice = await here.join('alice');
});
afterAll(async () => {
  await here.close();
  await there.close();
  await database.drop();
  await redis.stop();
});

/** Bob follows a group's rooms on both servers and both kinds of transport; what he hears is kept. */
async function follow(bob: Member, names: string[]) {
  const viewers = await Promise.all(
    [here, there].map(async (forum) => {
      const viewer = new Viewer(forum, bob);
      await viewer.connect();
      expect([...(await viewer.subscribe(names)).values()].every(({ ok }) => ok)).toBe(true);
      return viewer;
    }),
  );
  const { cursor } = (await bob.post('/api/sync', { rooms: names })).body;
  const live = await stream(there.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  await heardOf(live, 'session:ready');
  const resets = [
    ...viewers.map((viewer) => () => viewer.controls.filter(({ name }) => name === 'sync:reset').length),
    () => live.heard.filter(({ name }) => name === 'sync:reset').length,
  ];
  return {
    heard: () => JSON.stringify([viewers.map(({ received }) => received), live.heard]),
    out: () => resets.every((count) => count() === names.length),
    end() {
      for (const viewer of viewers) viewer.close();
      live.end();
    },
  };
}

async function removal(boundMs: number): Promise<void> {
  const bob = await here.join('bob');
  const slug = `group-${bob.username}`;
  const group: string = (await alice.post('/api/groups', { name: slug, slug, open: true })).body.id;
  await bob.post(`/api/groups/${group}/join`);
  const category = await here.category({ groupId: group });
  const topic = await newTopic(alice, category);
  const bobs = await follow(bob, [`group:${group}`, `category:${category}`, `topic:${topic}`]);
  await newReply(alice, topic, 'Still for bob.');
  await until(() => bobs.heard().split('Still for bob.').length >= 4, { what: 'what he may hear, three times' });

  expect((await alice.delete(`/api/groups/${group}/members/${bob.username}`)).status).toBe(204);
  const removedAt = performance.now();
  let n = 0;
  while (!bobs.out() && performance.now() - removedAt < boundMs) {
    n += 1;
    await newReply(alice, topic, `Not for bob ${n}.`);
  }
  expect(bobs.out()).toBe(true);
  await newReply(alice, topic, 'Not for bob, later.');
  const witness = new Viewer(there, alice);
  await witness.connect();
  await witness.subscribe([`topic:${topic}`]);
  await newReply(alice, topic, 'Not for bob, last.');
  await until(() => JSON.stringify(witness.received).includes('last.'), { what: 'the last one to pass' });
  expect(bobs.heard()).not.toContain('Not for bob');
  witness.close();
  bobs.end();
}

describe('attack 19: who was removed hears nothing that was written after it, on any server and transport', () => {
  test('and is sent out within a second', () => removal(1000));
  test('within two without Redis', async () => {
    await redis.kill();
    await removal(2000);
    await redis.restart();
  });
});

/** As an operator does it, while the servers run. */
function giveRole(username: string, role: string): void {
  const run = spawnSync(process.execPath, ['packages/db/src/role/main.ts', username, role], {
    ...{ cwd: root, encoding: 'utf8' as const, timeout: 30_000 },
    env: { ...process.env, DATABASE_URL: database.url },
  });
  expect(run.stderr + run.stdout).toContain(`and is ${role}.`);
}

test('attack 26: a role that is taken away ends what it allowed within 5 s, on live connections and every server', async () => {
  const mod = await here.join('mod');
  expect((await mod.get('/api/moderation/reports')).status).toBe(403);
  giveRole(mod.username, 'moderator');
  await until(async () => (await mod.get('/api/moderation/reports')).status === 200, { what: 'the role to count' });
  const admin: LiveSocket[] = [];
  for (const { url } of [here, there]) {
    const live = connect(url, mod, { namespace: '/admin' });
    await live.ready;
    const [room] = (await live.ask('subscribe', { rooms: [{ room: 'admin:notifications' }] })).rooms;
    expect(room.ok).toBe(true);
    admin.push(live);
  }
  const { cursor } = (await mod.post('/api/sync', { rooms: ['admin:notifications'] })).body;
  const sse = await stream(there.url, `/api/stream?cursor=${cursor}`, bearer(mod));
  await heardOf(sse, 'session:ready');
  const slug = `closed-${mod.username}`;
  const group: string = (await alice.post('/api/groups', { name: slug, slug, open: false })).body.id;
  const groupCategory = await here.category({ groupId: group });
  const inGroup = await newTopic(alice, groupCategory);
  const ofGroup = await follow(mod, [`group:${group}`, `category:${groupCategory}`, `topic:${inGroup}`]);

  giveRole(mod.username, 'member');
  const from = performance.now();
  const refused = async () => {
    const answers = await Promise.all(
      [here, there].map(({ url }) => fetch(`${url}/api/moderation/reports`, { headers: bearer(mod) })),
    );
    return answers.every(({ status }) => status === 403) && admin.every(({ socket }) => socket.disconnected);
  };
  await until(refused, { timeoutMs: 5000, what: 'the refusal everywhere' });
  expect(performance.now() - from).toBeLessThan(5000);
  await until(() => ofGroup.out(), { timeoutMs: 5000, what: 'the rooms of a group they are not in to be left' });
  await newReply(alice, inGroup, 'Not for who was staff.');
  const topic = await newTopic(alice, await here.category());
  const report = { targetType: 'topic', targetId: topic, reason: 'spam' };
  const reported = await alice.post('/api/reports', report);
  const bob = await here.join('reporter');
  const { status } = reported.status < 300 ? reported : await bob.post('/api/reports', report);
  expect(status).toBeLessThan(300);
  // A later event of a room that is still theirs: what was before it would have come by now.
  await mod.put(`/api/topics/${topic}/read`, { replyNumber: 0 });
  await until(() => sse.ended || sse.heard.some(({ name }) => name === 'topic:read' || name === 'sync:reset'));
  expect(sse.heard.some(({ name }) => name === 'report:created')).toBe(false);
  for (const live of admin) expect(live.heard.some(({ name }) => name === 'report:created')).toBe(false);
  await expect(connect(there.url, mod, { namespace: '/admin' }).ready).rejects.toThrow();
  expect(ofGroup.heard()).not.toContain('Not for who was staff');
  ofGroup.end();
  sse.end();
});
