import type { TopicView } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { isRightNow, newest } from './right-now.ts';

const topic = (id: string, hour: number, pinned = false) =>
  ({ id, pinned, counts: { lastActivityAt: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z` } }) as TopicView;

test('what is pinned is not what happened last: the newest three stand there, newest first', () => {
  const found = newest([topic('rules', 1, true), topic('a', 9), topic('b', 8), topic('c', 7)]);
  expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('right now is within this hour, else it is said otherwise', () => {
  const at = (hour: string) => Date.parse(`2026-11-20T${hour}:00.000Z`);
  expect([
    isRightNow([topic('a', 9)], at('09:59')),
    isRightNow([topic('a', 9)], at('10:01')),
    isRightNow([], 0),
  ]).toEqual([true, false, false]);
});
