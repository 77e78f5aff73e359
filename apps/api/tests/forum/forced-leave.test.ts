import { until } from '@tidings/testing';
import type { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic } from '../support/forum.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';

let both: TwoForums;
let here: Forum;
let there: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  // No comparison of heads helps: the bus alone has to bring it.
  both = await startTwoForums({ headsPoll: 600_000, headsPollUnhealthy: 600_000, heads: 600_000 });
  ({ here, there } = both);
  [alice, bob, mod] = await here.people('alice', 'bob', 'mod');
});
afterAll(() => both.close());

const follow = (forum: Forum, ...rooms: string[]) => viewers.view(forum, bob, ...rooms);
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
  test(`a topic that is ${how} is left within a second on every server, with its threads, by who was notified`, async () => {
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
