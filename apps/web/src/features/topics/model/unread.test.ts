import type { TopicView } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { belongs, isUnread, newReplies } from './data.ts';

const topic = (lastReadNumber: number, lastNumber: number, newest: number | null) =>
  ({
    author: { id: 'alice' },
    counts: { lastNumber, lastReply: newest === null ? null : { id: 'r', number: newest, author: { id: 'alice' } } },
    viewer: { lastReadNumber, lastReadAt: '2026-11-20T09:00:00.000Z' },
  }) as TopicView;

test('what is still there above the marker is unread; what was deleted is nothing to read', () => {
  expect([newReplies(topic(3, 5, 5)), isUnread(topic(3, 5, 5), 'bob')]).toEqual([2, true]);
  expect([newReplies(topic(4, 5, 4)), isUnread(topic(4, 5, 4), 'bob')]).toEqual([0, false]);
  expect([newReplies(topic(5, 5, 4)), isUnread(topic(5, 5, 4), 'bob')]).toEqual([0, false]);
  expect([newReplies(topic(0, 2, null)), isUnread(topic(0, 2, null), 'bob')]).toEqual([0, false]);
});

test('unread means one thing: what a category counts stands under Unread, and what was never opened under New too', () => {
  const author = { id: 'other', username: 'o', displayName: 'O', role: 'member' };
  const topic = (lastReadAt: string | null, lastReadNumber: number) =>
    ({
      author,
      categoryId: 'c',
      counts: { lastReply: { number: 3 } },
      viewer: { lastReadAt, lastReadNumber },
    }) as never;
  const [fresh, more, done] = [
    topic(null, 0),
    topic('2026-11-20T09:00:00.000Z', 2),
    topic('2026-11-20T09:00:00.000Z', 3),
  ];
  const under = (filter: 'new' | 'unread') => [fresh, more, done].map((one) => belongs(one, { filter }, 'me'));
  expect([fresh, more, done].map((one) => isUnread(one, 'me'))).toEqual([true, true, false]);
  expect(under('unread')).toEqual([true, true, false]);
  expect(under('new')).toEqual([true, false, false]);
});
