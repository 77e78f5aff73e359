import type { TopicView } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { entriesOf } from './list-entries.ts';
import { nextVisit } from './visit.ts';

const at = (minutes: number) => new Date(Date.parse('2026-11-20T09:00:00Z') + minutes * 60_000).toISOString();
const topic = (id: string, minutes: number, pinned = false) =>
  ({ id, pinned, counts: { lastActivityAt: at(minutes) } }) as TopicView;
const kinds = (topics: TopicView[], visit: number | undefined) =>
  entriesOf(topics, visit === undefined ? undefined : Date.parse(at(visit)))
    .map((entry) => (entry.kind === 'tideline' ? '~' : entry.key))
    .join('');

test('the tideline stands where the news since the last visit ends', () => {
  expect(kinds([topic('a', 30), topic('b', 20), topic('c', 10)], 15)).toBe('ab~c');
});

test('no tideline above everything, below everything, or without an earlier visit', () => {
  expect(kinds([topic('a', 10)], 15)).toBe('a');
  expect(kinds([topic('a', 30)], 15)).toBe('a');
  expect(kinds([topic('a', 30), topic('b', 1)], undefined)).toBe('ab');
});

test('a pinned topic on top is no measure of time', () => {
  expect(kinds([topic('p', 1, true), topic('a', 30), topic('b', 5)], 15)).toBe('pa~b');
  expect(kinds([topic('p', 1, true), topic('b', 5)], 15)).toBe('pb');
});

test('a pause of half an hour ends a visit; until then the line stays', () => {
  const first = nextVisit(undefined, 0);
  expect(first.previousEnd).toBeNull();
  const soon = nextVisit({ seenAt: 0, previousEnd: null }, 60_000);
  expect(soon.previousEnd).toBeNull();
  const later = nextVisit(soon, 60_000 + 31 * 60_000);
  expect(later.previousEnd).toBe(60_000);
  expect(nextVisit(later, later.seenAt + 1000).previousEnd).toBe(60_000);
});
