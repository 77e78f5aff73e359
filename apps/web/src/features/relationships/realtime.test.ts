import type { ProfileAnswer } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { reduce } from '../../lib/live/reducers.ts';
import { blocksReducers, profileReducers } from './realtime.ts';

const at = '2026-11-28T00:00:00.000Z';
const context = { meta: {} as never, me: undefined };
const profile = (viewer: ProfileAnswer['viewer']) => ({ id: 'ben', viewer }) as ProfileAnswer;
const followed = { memberId: 'ben', following: true, at };
const blocked = { memberId: 'ben', blocked: true, at };

test('a profile follows what the reader did on another device; a block ends the follow', () => {
  const seen = reduce(
    profileReducers,
    profile({ following: false, blocked: false }),
    'follow:changed',
    followed,
    context,
  );
  expect(seen.viewer).toEqual({ following: true, blocked: false });
  const after = reduce(profileReducers, seen, 'block:changed', blocked, context);
  expect(after.viewer).toEqual({ following: false, blocked: true });
  const again = reduce(profileReducers, after, 'block:changed', { ...blocked, blocked: false }, context);
  expect(again.viewer).toEqual({ following: false, blocked: false });
});

test('a profile of somebody else, the own one, and one of an older server stay as they are', () => {
  const other = profile({ following: false, blocked: false });
  expect(reduce(profileReducers, other, 'follow:changed', { ...followed, memberId: 'cid' }, context)).toBe(other);
  for (const none of [profile(null), profile(undefined)])
    expect(reduce(profileReducers, none, 'block:changed', blocked, context)).toBe(none);
});

test('whom the reader blocks is in the list once, and out of it once unblocked, however often the event comes', () => {
  const positions = {};
  const none = { ids: ['cid'], positions };
  const one = reduce(blocksReducers, none, 'block:changed', blocked, context);
  expect(one).toEqual({ ids: ['cid', 'ben'], positions });
  expect(reduce(blocksReducers, one, 'block:changed', blocked, context)).toBe(one);
  expect(reduce(blocksReducers, one, 'block:changed', { ...blocked, blocked: false }, context)).toEqual(none);
});
