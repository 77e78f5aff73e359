import type { CommandInput } from '@tidings/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { note, plan, present, show } from './watched.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function server() {
  const said: string[][] = [];
  let limited = 0;
  const there = new Map([['bob', 'online' as const]]);
  return {
    said,
    limit: () => {
      limited += 1;
    },
    watch: async (_: string, { userIds }: CommandInput<'presence:watch'>) => {
      said.push([...userIds]);
      if (limited-- > 0) return { ok: false, code: 'RATE_LIMITED', message: 'Wait.', retryAfterMs: 100 } as const;
      const people = userIds.flatMap((userId) => ({ userId, status: there.get(userId) ?? [] }));
      return { ok: true, people: people.filter(({ status }) => status === 'online') } as never;
    },
  };
}

test('a page that goes and one that comes are one change; who is on both is said once', async () => {
  const { said, watch } = server();
  const leave = show(['bob', 'carol'], watch);
  await vi.advanceTimersByTimeAsync(60);
  leave();
  const leaveBoth = [show(['bob', 'dave'], watch), show(['bob'], watch)];
  await vi.advanceTimersByTimeAsync(60);
  expect(said).toEqual([
    ['bob', 'carol'],
    ['dave', 'bob'],
  ]);
  expect(present.get()).toEqual(new Map([['bob', 'online']]));
  leaveBoth[1]?.();
  await vi.advanceTimersByTimeAsync(60);
  expect(said.at(-1)).toEqual(['dave', 'bob']);
  leaveBoth[0]?.();
  await vi.advanceTimersByTimeAsync(60);
  expect(said.at(-1)).toEqual([]);
  expect(present.get().size).toBe(0);
});

test('what is sent is noted, and the same again changes nothing', async () => {
  const { watch } = server();
  const leave = show(['bob'], watch);
  await vi.advanceTimersByTimeAsync(60);
  note([{ userId: 'bob', status: 'away' }]);
  const before = present.get();
  expect(before.get('bob')).toBe('away');
  note([{ userId: 'bob', status: 'away' }]);
  expect(present.get()).toBe(before);
  leave();
  await vi.advanceTimersByTimeAsync(60);
});

test('two hundred at most are watched, and who asks too often asks later', async () => {
  const { said, watch, limit } = server();
  limit();
  const leave = show(
    Array.from({ length: 250 }, (_, n) => `m${n}`),
    watch,
  );
  await vi.advanceTimersByTimeAsync(60);
  expect([said.length, said[0]?.length]).toEqual([1, 200]);
  await vi.advanceTimersByTimeAsync(6000);
  expect(said.length).toBe(2);
  leave();
  plan(watch);
  await vi.advanceTimersByTimeAsync(60);
  expect(said.at(-1)).toEqual([]);
});
