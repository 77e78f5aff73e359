import { expect, test } from 'vitest';
import { arrange } from './arrange.ts';
import type { ReplyItem } from './data.ts';
import { type Outgoing, revive, withoutEntry, withState } from './outbox/entry.ts';

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

const entry: Outgoing = {
  id: 'c1',
  idempotencyKey: 'k1',
  topicId: 't',
  parentId: null,
  body: 'hello',
  at: '2026-11-20T09:00:00Z',
  state: 'sending',
};

test('a reply that was on its way when the page went is kept with its key and waits for a decision', () => {
  const [kept] = revive(JSON.stringify([entry]));
  expect(kept).toEqual({ ...entry, state: 'failed' });
  expect(revive('nonsense')).toEqual([]);
  expect(revive('[{"id":1}]')).toEqual([]);
});

test('an entry leaves only when it is settled or discarded', () => {
  const failed = withState([entry], 'c1', 'failed', { code: 'UNREACHABLE', message: 'x' });
  expect(failed[0]?.body).toBe('hello');
  expect(withoutEntry(failed, 'other')).toBe(failed);
  expect(withoutEntry(failed, 'c1')).toEqual([]);
});
