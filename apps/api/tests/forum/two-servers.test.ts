import { until } from '@tidings/testing';
import type { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic } from '../support/forum.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';

let both: TwoForums;
let here: Forum;
let there: Forum;
let alice: Member;
let bob: Member;
let category: string;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  both = await startTwoForums({
    coalesce: 50,
    typing: 2000,
    presenceLease: 1500,
    headsPoll: 200,
    headsPollUnhealthy: 200,
  });
  ({ here, there } = both);
  [alice, bob] = await here.people('alice', 'bob');
  category = await here.category();
});
afterAll(() => both.close());

const people = (viewer: Viewer): string[] =>
  viewer
    .named('presence:state')
    .at(-1)
    ?.payload.people.map(({ person }: Any) => person.id) ?? [];

test('typing, presence and bumps are seen on another server, and who leaves there is gone here', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  const a = await viewers.view(here, alice, room, `category:${category}`);
  const b = await viewers.view(there, bob, room, `category:${category}`);
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
  await viewers.view(there, bob, room);
  await until(() => people(a).length === 2, { what: 'bob to be back' });
});

test('without Redis each server shows its own people, and nothing fails', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  await both.redis.stop();
  const a = await viewers.view(here, alice, room);
  const b = await viewers.view(there, bob, room);
  await until(() => people(a).includes(alice.id) && people(b).includes(bob.id));
  expect(await b.command('typing:start', { room })).toEqual({ ok: true });
  const reply = await newReply(alice, topic, 'Carried by the database.');
  await until(() => b.named('reply:created').some(({ payload }) => payload.id === reply.id), {
    what: 'the reply at bob',
  });
});
