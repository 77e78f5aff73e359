import { createDatabase, startRedis, type TestDatabase, until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';
import { Viewer } from '../support/viewer.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let database: TestDatabase;
let here: Forum;
let there: Forum;
let alice: Member;
let bob: Member;
let category: string;
const open: Viewer[] = [];
beforeAll(async () => {
  redis = await startRedis();
  database = await createDatabase();
  const environment = {
    WS_ADAPTER: 'redis',
    REDIS_URL: redis.url,
    AUTH_SECRET: 'one secret for both servers, long enough',
    TIMINGS: JSON.stringify({
      coalesce: 50,
      typing: 2000,
      presenceLease: 1500,
      headsPoll: 200,
      headsPollUnhealthy: 200,
    }),
  };
  here = await startForum(environment, database);
  there = await startForum(environment, database);
  alice = await here.join('alice');
  bob = await here.join('bob');
  category = await here.category();
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

async function view(forum: Forum, member: Member, ...rooms: string[]): Promise<Viewer> {
  const viewer = new Viewer(forum, member);
  open.push(viewer);
  await viewer.connect();
  await viewer.subscribe(rooms);
  return viewer;
}
const people = (viewer: Viewer): string[] =>
  viewer
    .named('presence:state')
    .at(-1)
    ?.payload.people.map(({ person }: Any) => person.id) ?? [];

test('typing, presence and bumps are seen on another server, and who leaves there is gone here', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  const a = await view(here, alice, room, `category:${category}`);
  const b = await view(there, bob, room, `category:${category}`);
  const [one, other] = await Promise.all([
    a.command('heartbeat', { visible: true }),
    b.command('heartbeat', { visible: true }),
  ]);
  expect([one.ok, other.ok]).toEqual([true, true]);
  await until(() => people(a).length === 2 && people(b).length === 2, { what: 'both to see both' });

  await until(async () => {
    await b.command('typing:stop', { room });
    await b.command('typing:start', { room });
    return a.named('typing:state').some(({ payload }) => payload.typing && payload.person.id === bob.id);
  });
  await newReply(alice, topic, 'Heard over there.');
  await until(() => b.named('topic:bumped').at(-1)?.payload.excerpt === 'Heard over there.');

  b.close();
  await until(() => people(a).length === 1, { what: 'bob to be gone' });
  await view(there, bob, room);
  await until(() => people(a).length === 2, { what: 'bob to be back' });
});

test('without Redis each server shows its own people, and nothing fails', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  await redis.stop();
  const a = await view(here, alice, room);
  const b = await view(there, bob, room);
  await until(() => people(a).includes(alice.id) && people(b).includes(bob.id));
  expect(await b.command('typing:start', { room })).toEqual({ ok: true });
  const reply = await newReply(alice, topic, 'Carried by the database.');
  await until(() => b.named('reply:created').some(({ payload }) => payload.id === reply.id), {
    what: 'the reply at bob',
  });
});
