import type { Reply, ReplyParent } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { people } from '../../../../tests/forum-model.ts';
import { replyReducers } from '../realtime.ts';
import { type Arranged, arrange } from './arrange.ts';
import { goneIn, parentsIn, type ReplyItem, type ReplyPages, repliesIn } from './data.ts';
import { parentsOf, withFound } from './far-parents.ts';

const reply = (number: number, parent?: number, version = 1): ReplyItem => ({
  id: `r${number}`,
  topicId: 't',
  number,
  parentId: parent === undefined ? null : `r${parent}`,
  author: people[number % 3] as Reply['author'],
  body: `text ${number}, ${version}`,
  status: 'visible',
  createdAt: '2026-11-20T09:00:00Z',
  editedAt: null,
  likeCount: 0,
  version,
  viewer: null,
});
const headOf = ({ id, number, author, version, body }: Reply): ReplyParent => ({
  id,
  number,
  author,
  version,
  excerpt: body,
});

/** Each place as the number of the post and those of the answers in its thread. */
const shown = ({ far, places }: Arranged) => [
  ...far.map(({ parent, answers }) => [parent.number, answers.map((answer) => answer.number)]),
  ...places.map(({ reply: { number }, answers }) => [number, answers.map((answer) => answer.number)]),
];

/** Every reply that is shown, in order, with what it stands under; heads of threads are no replies. */
const order = ({ far, places }: Arranged): string[] => [
  ...far.flatMap(({ parent, answers }) => answers.map(({ number }) => `${number} under ${parent.number}`)),
  ...places.flatMap(({ reply: { number }, answers }) => [
    `${number}`,
    ...answers.map((answer) => `${answer.number} under ${number}`),
  ]),
];

/** A page as a server says it that has these replies. */
function pageOf(all: readonly ReplyItem[], after: number, through: number | null): ReplyPages['pages'][number] {
  const items = all.filter(({ number }) => number > after && (through === null || number <= through));
  const here = new Set(items.map(({ id }) => id));
  const asked = new Set(items.map(({ parentId }) => parentId));
  const parents = all.filter(({ id }) => asked.has(id) && !here.has(id)).map(headOf);
  return { items, after, through, positions: {}, ...parentsOf(items, parents) };
}
const arranged = (data: Pick<ReplyPages, 'pages'>) => arrange(repliesIn(data), parentsIn(data), goneIn(data));

function randomOf(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A topic in which half of the replies answer another, near or far, and some were deleted. */
function topicOf(random: (below: number) => number, length: number): ReplyItem[] {
  const all: ReplyItem[] = [];
  for (let number = 1; number <= length; number += 1) {
    const roots = all.filter(({ parentId }) => parentId === null);
    const parent = random(2) === 0 ? roots[random(roots.length)] : undefined;
    all.push(reply(number, parent?.number));
  }
  return all.filter(() => random(6) !== 0);
}

/** Pages of odd sizes that cover a part of the topic. */
function windowOf(random: (below: number) => number, all: readonly ReplyItem[], length: number): ReplyPages['pages'] {
  const pages: ReplyPages['pages'] = [];
  let after = random(length);
  for (let count = 1 + random(4); count > 0 && after < length; count -= 1) {
    const through = after + 1 + random(12);
    pages.push(pageOf(all, after, through >= length ? null : through));
    after = through;
  }
  return pages;
}

const isWithin = (part: readonly string[], whole: readonly string[]): boolean => {
  let at = 0;
  for (const one of whole) if (one === part[at]) at += 1;
  return at === part.length;
};

test('answers stand under the reply they answer, the rest in one flat list', () => {
  expect(
    shown(arranged({ pages: [pageOf([reply(1), reply(2), reply(3, 1), reply(4, 1), reply(5)], 0, null)] })),
  ).toEqual([
    [1, [3, 4]],
    [2, []],
    [5, []],
  ]);
});

test('an answer whose reply is not loaded stands in its thread; one whose reply is gone by itself, and says so', () => {
  const all = [reply(2), reply(31, 2), reply(32), reply(33, 7)];
  const { far, places } = arranged({ pages: [pageOf(all, 30, null)] });
  expect(far.map(({ parent, answers }) => [parent.number, parent.excerpt, answers.length])).toEqual([
    [2, 'text 2, 1', 1],
  ]);
  expect(places.map(({ reply: { number }, orphan }) => [number, orphan])).toEqual([
    [32, false],
    [33, true],
  ]);
});

test('whatever window of a topic is loaded, every reply in it stands once, under the same post and in the same order', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = randomOf(seed);
    const all = topicOf(random, 80);
    const whole = order(arranged({ pages: [pageOf(all, 0, null)] }));
    for (let count = 0; count < 5; count += 1) {
      const pages = windowOf(random, all, 80);
      const { unplaced, ...now } = arranged({ pages });
      const part = order({ unplaced, ...now });
      expect(unplaced).toEqual([]);
      expect(part.map((one) => Number.parseInt(one, 10)).sort((a, b) => a - b)).toEqual(
        repliesIn({ pages }).map(({ number }) => number),
      );
      expect(isWithin(part, whole), `seed ${seed}: ${part} within ${whole}`).toBe(true);
    }
  }
});

test('what comes live stands where a page read afterwards shows it', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = randomOf(seed);
    let all = topicOf(random, 60);
    const after = 20 + random(30);
    let data: ReplyPages = { pages: [pageOf(all, after, null)], pageParams: [{ after }] };
    const reducers = replyReducers('t');
    const on = { me: null, meta: {} } as never;
    for (let step = 0; step < 12; step += 1) {
      const some = all[random(all.length)];
      const roots = all.filter(({ parentId }) => parentId === null);
      const kind = random(4);
      if (kind < 2 || !some) {
        const next = reply(61 + step, kind === 0 ? roots[random(roots.length)]?.number : undefined);
        all = [...all, next];
        data = reducers['reply:created']?.(data, next as never, on) ?? data;
      } else if (kind === 2) {
        all = all.filter(({ id }) => id !== some.id);
        data = reducers['reply:deleted']?.(data, { id: some.id, parentIds: ['t'], version: 9 } as never, on) ?? data;
      } else {
        const edited = { ...some, version: some.version + 1, body: `text ${some.number}, ${some.version + 1}` };
        all = all.map((one) => (one.id === some.id ? edited : one));
        data = reducers['reply:updated']?.(data, edited as never, on) ?? data;
      }
      // As `useFarParents` asks.
      const { unplaced } = arranged(data);
      const asked = unplaced.map(({ parentId }) => parentId ?? '');
      data = withFound(data, asked, all.filter(({ id }) => asked.includes(id)).map(headOf));
      const fresh = arranged({ pages: [pageOf(all, after, null)] });
      expect(arranged(data), `seed ${seed}, step ${step}`).toEqual(fresh);
    }
  }
});
