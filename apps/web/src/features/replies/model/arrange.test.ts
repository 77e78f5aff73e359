import { expect, test } from 'vitest';
import { arrange } from './arrange.ts';
import type { ReplyItem } from './data.ts';

const reply = (number: number, parent?: number) =>
  ({ id: `r${number}`, number, parentId: parent === undefined ? null : `r${parent}` }) as ReplyItem;

test('answers stand under the reply they answer, the rest in one flat list', () => {
  const places = arrange([reply(1), reply(2), reply(3, 1), reply(4, 1), reply(5)]);
  expect(places.map(({ reply: { number }, answers }) => [number, answers.map((answer) => answer.number)])).toEqual([
    [1, [3, 4]],
    [2, []],
    [5, []],
  ]);
});

test('an answer whose reply is not loaded or gone stands in the flat list and says so', () => {
  const places = arrange([reply(31, 2), reply(32)]);
  expect(places.map(({ reply: { number }, orphan }) => [number, orphan])).toEqual([
    [31, true],
    [32, false],
  ]);
});
