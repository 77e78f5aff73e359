import type { Notification, ShownAnnouncement } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { entriesOf } from './entries.ts';

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
const isSameDay = (a: number, b: number) => day(a) === day(b);
const item = (position: number, updatedAt: string) => ({ id: `n${position}`, position, updatedAt }) as Notification;
const said = (id: string, publishedAt: string) => ({ id, publishedAt }) as ShownAnnouncement;
const linesOf = (entries: ReturnType<typeof entriesOf>) =>
  entries.map((entry) => (entry.kind === 'day' ? `${day(entry.at)} ${entry.count}` : entry.key));

const items = [
  item(9, '2026-11-28T12:00:00Z'),
  item(8, '2026-11-28T10:00:00Z'),
  item(5, '2026-11-26T10:00:00Z'),
  item(4, '2026-11-26T09:00:00Z'),
];

test('what is announced stands among the notifications by when it went out, under its day, and counts nowhere', () => {
  const announcements = [said('between', '2026-11-28T11:00:00Z'), said('own day', '2026-11-27T11:00:00Z')];
  expect(linesOf(entriesOf(items, undefined, false, isSameDay, announcements))).toEqual([
    ...['2026-11-28 2', 'n9', 'between', 'n8'],
    ...['2026-11-27 undefined', 'own day'],
    ...['2026-11-26 2', 'n5', 'n4'],
  ]);
});

test('the line below which all was seen is drawn between notifications, whatever is announced there', () => {
  const announcements = [said('a', '2026-11-28T09:00:00Z'), said('first', '2026-11-28T13:00:00Z')];
  expect(linesOf(entriesOf(items, 8, false, isSameDay, announcements))).toEqual([
    ...['2026-11-28 2', 'first', 'n9', 'seen', 'n8', 'a'],
    ...['2026-11-26 2', 'n5', 'n4'],
  ]);
});

test('older than what is loaded it waits for the next page; alone it is a list', () => {
  const old = [said('old', '2026-11-20T09:00:00Z')];
  expect(linesOf(entriesOf(items, undefined, true, isSameDay, old))).not.toContain('old');
  expect(linesOf(entriesOf(items, undefined, false, isSameDay, old)).slice(-2)).toEqual([
    '2026-11-20 undefined',
    'old',
  ]);
  expect(linesOf(entriesOf([], undefined, false, isSameDay, old))).toEqual(['2026-11-20 undefined', 'old']);
});
