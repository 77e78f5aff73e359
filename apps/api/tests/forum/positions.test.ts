import { type Position, type Positions, rooms } from '@tidings/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Forum, type Member, newReply, newTopic, startForum, storedIn } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob] = await forum.people('alice', 'bob');
  category = await forum.category();
});
afterAll(() => forum.close());

/** What each answer shows of the reader's own reading of a topic. */
type Shown = { positions: Positions; value: number | undefined };
const shown: Record<string, (reader: Caller, topic: string) => Promise<Shown>> = {
  'a list of topics': async (reader, topic) => {
    const { positions, items } = (await reader.get(`/api/topics?categoryId=${category}&limit=100`)).body;
    return { positions, value: items.find(({ id }) => id === topic)?.viewer?.lastReadNumber };
  },
  'a topic': async (reader, topic) => {
    const { positions, viewer } = (await reader.get(`/api/topics/${topic}`)).body;
    return { positions, value: viewer?.lastReadNumber };
  },
  'the categories': async (reader) => {
    const { positions, items } = (await reader.get('/api/categories')).body;
    return { positions, value: items.find(({ id }) => id === category)?.viewer?.unread };
  },
};

for (const [what, show] of Object.entries(shown)) {
  test(`${what} is true at the position of the reader's own room that it names, while the marker moves`, async () => {
    const topic = await newTopic(alice, category);
    for (let i = 0; i < 12; i++) await newReply(alice, topic, `Reply ${i}`);
    const own = rooms.user(bob.id);
    const shownAt = async (about: string) => {
      const { positions, value } = await show(bob, about);
      return { at: positions[own] as Position, value };
    };
    const answers: { at: Position; value: number | undefined }[] = [];
    let moving = true;
    const look = async () => {
      while (moving) {
        answers.push(await shownAt(topic));
      }
    };
    const looking = [look(), look()];
    for (let number = 1; number <= 12; number++) await bob.put(`/api/topics/${topic}/read`, { replyNumber: number });
    moving = false;
    await Promise.all(looking);
    answers.push(await shownAt(topic));

    const events = (await storedIn(forum.db, own)).filter(({ payload }) => payload.topicId === topic);
    const before = answers[0]?.value ?? 0;
    for (const { at, value } of answers) {
      const last = events.findLast(({ offset }) => offset <= at.offset);
      const marker = last?.payload.replyNumber ?? 0;
      // Everything but the last reply read is still unread.
      const expected = what === 'the categories' ? before - Number(marker === 12) : marker;
      expect([what, at.offset, value]).toEqual([what, at.offset, expected]);
    }
    expect(answers.at(-1)?.at.offset).toBe(events.at(-1)?.offset);
  });
}

test('nobody else’s room is named, and a visitor gets none', async () => {
  const topic = await newTopic(alice, category);
  for (const show of Object.values(shown)) {
    const mine = Object.keys((await show(bob, topic)).positions).filter((room) => room.startsWith('user:'));
    expect(mine).toEqual([rooms.user(bob.id)]);
    const visitors = Object.keys((await show(forum.visitor, topic)).positions);
    expect([visitors.length > 0, visitors.some((room) => room.startsWith('user:'))]).toEqual([true, false]);
  }
});
