import type { DurableMeta, Person } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { ReplyItem, ReplyPages } from './model/data.ts';
import { replyReducers } from './realtime.ts';

const alice: Person = { id: 'a', username: 'alice', displayName: 'Alice', role: 'member' };
const me = { id: 'a', role: 'member', maySpeak: true } as const;
const meta: DurableMeta = { id: 'e', room: 'topic:t', epoch: 'e', offset: 1, at: '', correlationId: 'c' };
const counts = { replyCount: 1, lastNumber: 1, lastActivityAt: '', lastReply: null, participants: [] };
const reply = (number: number): ReplyItem => ({
  id: `r${number}`,
  topicId: 't',
  parentId: null,
  number,
  body: 'text',
  author: alice,
  status: 'visible',
  createdAt: '',
  editedAt: null,
  likeCount: 0,
  version: 1,
  viewer: { liked: false, canEdit: true },
});
const pages = (through: number | null, ...items: ReplyItem[]): ReplyPages => ({
  pages: [{ items, after: 0, through, positions: {} }],
  pageParams: [{ after: 0 }],
});
const reducers = replyReducers('t');
const created = (number: number) => {
  const { viewer: _, ...bare } = reply(number);
  return { ...bare, counts };
};
const numbers = (data: ReplyPages | undefined) => data?.pages[0]?.items.map((item) => item.number);

test('a new reply follows only where the end of the topic is loaded, once', () => {
  const end = reducers['reply:created']?.(pages(null, reply(1)), created(2), { meta, me });
  expect(numbers(end)).toEqual([1, 2]);
  expect(end && numbers(reducers['reply:created']?.(end, created(2), { meta, me }))).toEqual([1, 2]);
  expect(numbers(reducers['reply:created']?.(pages(1, reply(1)), created(2), { meta, me }))).toEqual([1]);
  expect(
    numbers(reducers['reply:created']?.(pages(null, reply(1)), { ...created(2), topicId: 'x' }, { meta, me })),
  ).toEqual([1]);
});

test('redacted payloads change nothing', () => {
  const data = pages(null, reply(1));
  expect(reducers['reply:created']?.(data, { id: 'r2', redacted: true }, { meta, me })).toBe(data);
  expect(reducers['reply:updated']?.(data, { id: 'r1', redacted: true }, { meta, me })).toBe(data);
});

test('after an absence an update may be the first whole word: it takes the place of its number', () => {
  const hidden = { ...created(2), status: 'hidden' as const, body: null, version: 2 };
  const loaded = pages(null, reply(1), reply(3));
  const redacted = reducers['reply:created']?.(loaded, { id: 'r2', redacted: true }, { meta, me }) as ReplyPages;
  const data = reducers['reply:updated']?.(redacted, hidden, { meta, me });
  expect(numbers(data)).toEqual([1, 2, 3]);
  expect(data?.pages[0]?.items[1]).toMatchObject({ body: null, status: 'hidden' });
});

test('a restored reply comes back to its old place, and only where that is loaded', () => {
  const back = created(2);
  expect(numbers(reducers['reply:created']?.(pages(null, reply(1), reply(3)), back, { meta, me }))).toEqual([1, 2, 3]);
  expect(numbers(reducers['reply:created']?.(pages(1, reply(1)), back, { meta, me }))).toEqual([1]);
});

test('hidden is a body of null and no right to edit for the author; an older version is ignored', () => {
  const hidden = { ...created(1), status: 'hidden' as const, body: null, version: 2 };
  const data = reducers['reply:updated']?.(pages(null, reply(1)), hidden, { meta, me }) as ReplyPages;
  const item = data.pages[0]?.items[0];
  expect([item?.body, item?.status, item?.viewer?.canEdit]).toEqual([null, 'hidden', false]);
  expect(item && 'counts' in item).toBe(false);
  expect(reducers['reply:updated']?.(data, { ...created(1), version: 2, body: 'late' }, { meta, me })).toBe(data);
});

test('the reader’s own like comes from the event, the count is absolute, an older one is ignored', () => {
  const like = { targetType: 'reply' as const, targetId: 'r1', count: 4, actorId: 'a', on: true, version: 7 };
  const data = reducers['reaction:changed']?.(pages(null, reply(1)), like, { meta, me }) as ReplyPages;
  expect(data.pages[0]?.items[0]).toMatchObject({ likeCount: 4, viewer: { liked: true } });
  const late = { ...like, count: 3, actorId: 'b', on: false, version: 6 };
  expect(reducers['reaction:changed']?.(data, late, { meta, me })).toBe(data);
  const other = { ...like, count: 3, actorId: 'b', on: false, version: 8 };
  expect(reducers['reaction:changed']?.(data, other, { meta, me })?.pages[0]?.items[0]).toMatchObject({
    likeCount: 3,
    viewer: { liked: true },
  });
});

test('a deleted reply leaves', () => {
  const gone = { id: 'r1', parentIds: ['t'], version: 2, counts };
  expect(numbers(reducers['reply:deleted']?.(pages(null, reply(1), reply(2)), gone, { meta, me }))).toEqual([2]);
});
