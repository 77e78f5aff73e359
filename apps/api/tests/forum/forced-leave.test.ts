import { createDatabase, startRedis, type TestDatabase, until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';
import { Viewer } from '../support/viewer.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let database: TestDatabase;
let here: Forum;
let there: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
const open: Viewer[] = [];
beforeAll(async () => {
  redis = await startRedis();
  database = await createDatabase();
  const environment = {
    WS_ADAPTER: 'redis',
    REDIS_URL: redis.url,
    AUTH_SECRET: 'one secret for both servers, long enough',
    // No comparison of heads helps: the bus alone has to tell.
    TIMINGS: JSON.stringify({ headsPoll: 600_000, headsPollUnhealthy: 600_000, heads: 600_000 }),
  };
  here = await startForum(environment, database);
  there = await startForum(environment, database);
  alice = await here.join('alice');
  bob = await here.join('bob');
  mod = await here.join('mod', 'moderator');
});
afterEach(() => {
  for (const viewer of open.splice(0)) viewer.close();
});
afterAll(async () => {
  await here.close();
  await there.close();
  await database.drop();
  await redis.stop();
});

async function follow(forum: Forum, ...rooms: string[]): Promise<Viewer> {
  const viewer = new Viewer(forum, bob);
  open.push(viewer);
  await viewer.connect();
  await viewer.subscribe(rooms);
  return viewer;
}
const left = (viewer: Viewer) =>
  viewer.controls.flatMap(({ name, payload }) =>
    name === 'sync:reset' && payload.reason === 'left' ? [payload.room] : [],
  );

const ways: [string, (topic: string) => Promise<{ status: number }>][] = [
  ['deleted by its author', (topic) => alice.delete(`/api/topics/${topic}`)],
  [
    'deleted by a moderator',
    (topic) =>
      mod.post('/api/moderation/actions', { action: 'delete', targetType: 'topic', targetId: topic, reason: 'x' }),
  ],
];
for (const [how, remove] of ways) {
  test(`a topic that is ${how} is left within a second on every server, with its threads, by who was told`, async () => {
    const topic = await newTopic(alice, await here.category());
    const parent = await newReply(alice, topic);
    await newReply(alice, topic, 'In the thread.', parent.id);
    const rooms = [`topic:${topic}`, `thread:${parent.id}`];
    const viewers = [await follow(here, ...rooms), await follow(there, ...rooms)];
    const asked = Date.now();
    expect((await remove(topic)).status).toBeLessThan(300);
    for (const viewer of viewers) {
      await until(() => left(viewer).length === 2, {
        timeoutMs: 1000 - (Date.now() - asked),
        what: 'the forced leave',
      });
      expect(left(viewer).sort()).toEqual(rooms.sort());
      expect(viewer.named('topic:deleted').map(({ payload }) => payload.id)).toEqual([topic]);
    }
  });
}
