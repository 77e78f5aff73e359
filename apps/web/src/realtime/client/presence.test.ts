// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startPresence } from './presence.ts';

const minute = 60_000;
let said: string[];
let ready: () => void;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  stop = startPresence({
    command: async (_: string, { status }: { status: string }) => {
      said.push(status);
      return { ok: true };
    },
    on: (_: string, hear: () => void) => {
      ready = hear;
      return () => undefined;
    },
  } as never);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function show(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

test('five minutes without input are away, and the next input is not', async () => {
  await vi.advanceTimersByTimeAsync(4 * minute);
  window.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(4.9 * minute);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(0.2 * minute);
  expect(said).toEqual(['away']);
  ready();
  expect(said).toEqual(['away', 'away']);
  window.dispatchEvent(new Event('pointermove'));
  expect(said.slice(2)).toEqual(['online']);
});

test('a tab out of sight is away after a minute, a glance elsewhere is not, and coming back is online', async () => {
  show(true);
  await vi.advanceTimersByTimeAsync(0.9 * minute);
  show(false);
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(said).toEqual([]);
  show(true);
  await vi.advanceTimersByTimeAsync(1.1 * minute);
  expect(said).toEqual(['away']);
  show(false);
  expect(said).toEqual(['away', 'online']);
});
