import { expect, test } from 'vitest';
import { checksOf, type Found, worstOf } from './checks.ts';

const good: Found = {
  state: 'on',
  isAllowed: true,
  hasWorker: true,
  isSubscribed: true,
  known: true,
  isLive: true,
  isQuiet: false,
  email: 'ok',
};
const results = (found: Partial<Found>) => checksOf({ ...good, ...found }).map(({ result }) => result);
const worst = (found: Partial<Found>) => worstOf(checksOf({ ...good, ...found }))?.name;

test('what is good, what is not, and what cannot be known before something else is', () => {
  expect(results({})).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
  expect(results({ state: 'blocked', isAllowed: false, hasWorker: false, isSubscribed: false })).toEqual([
    'bad',
    'wait',
    'wait',
    'ok',
    'ok',
    'ok',
  ]);
  expect(results({ state: 'looking', isAllowed: false, hasWorker: false, isSubscribed: false })).toEqual([
    'wait',
    'wait',
    'wait',
    'ok',
    'ok',
    'ok',
  ]);
  expect(results({ state: 'off', hasWorker: false, isSubscribed: false })).toEqual([
    'ok',
    'bad',
    'bad',
    'ok',
    'ok',
    'ok',
  ]);
  expect(results({ known: false })).toEqual(['ok', 'ok', 'bad', 'ok', 'ok', 'ok']);
  expect(results({ known: undefined })).toEqual(['ok', 'ok', 'wait', 'ok', 'ok', 'ok']);
  expect(results({ isLive: false, isQuiet: true })).toEqual(['ok', 'ok', 'ok', 'bad', 'hold', 'ok']);
  expect(results({ email: 'unconfirmed' }).at(-1)).toBe('bad');
  expect(results({ email: 'off' }).at(-1)).toBe('hold');
  expect(results({ email: undefined })).toHaveLength(5);
});

test('what is broken is named before what is meant so', () => {
  expect([
    worst({}),
    worst({ isQuiet: true }),
    worst({ isQuiet: true, isLive: false }),
    worst({ known: false, isLive: false }),
    worst({ email: 'unconfirmed', isQuiet: true }),
  ]).toEqual([undefined, 'quiet', 'live', 'subscription', 'email']);
});
