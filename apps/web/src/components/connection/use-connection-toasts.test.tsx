// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { after, mountHook } from '../../../tests/render.tsx';
import { type ConnectionView, setConnection } from '../../lib/connection.ts';
import { dismissToast, showToast } from '../toast/toast.tsx';
import { useConnectionToasts } from './use-connection-toasts.tsx';

vi.mock('../toast/toast.tsx', () => ({ showToast: vi.fn(), dismissToast: vi.fn() }));

let unmount = async () => {};
beforeEach(async () => {
  vi.useFakeTimers();
  vi.mocked(showToast).mockClear();
  vi.mocked(dismissToast).mockClear();
  setConnection({ state: 'live' });
  ({ unmount } = await mountHook(() => useConnectionToasts(), undefined));
});
afterEach(async () => {
  await unmount();
  setConnection(undefined);
  vi.useRealTimers();
});

const become = (view: ConnectionView) => after(() => setConnection(view));
const pass = (ms: number) => after(() => vi.advanceTimersByTime(ms));
const reconnecting = (attempt: number) => become({ state: 'reconnecting', attempt, max: 8 });
/** Tone and, by it, kind of every toast that was shown. */
const tones = () => vi.mocked(showToast).mock.calls.map(([toast]) => toast.tone);

test('a break of less than 2 s is not spoken of', async () => {
  await reconnecting(1);
  await pass(1999);
  await become({ state: 'live' });
  await pass(5000);
  expect(tones()).toEqual([]);
});

test('a longer one is one toast, from the first attempt to the return, with how long it was', async () => {
  await reconnecting(1);
  await pass(1500);
  // The wait is counted from the break, not from the newest attempt.
  await reconnecting(2);
  await pass(500);
  expect(tones()).toEqual(['warn']);
  await reconnecting(3);
  await pass(8000);
  await become({ state: 'live' });
  expect(tones()).toEqual(['warn', 'warn', 'live']);
  expect(new Set(vi.mocked(showToast).mock.calls.map(([{ id }]) => id)).size).toBe(1);
  expect(vi.mocked(showToast).mock.lastCall?.[0].title).toContain('10 s');
});

test('a lost connection is said at once; the next break begins anew', async () => {
  await become({ state: 'lost' });
  expect(tones()).toEqual(['danger']);
  await pass(3000);
  await become({ state: 'polling' });
  await reconnecting(1);
  await pass(1999);
  await become({ state: 'live' });
  expect(tones()).toEqual(['danger', 'live']);
});

test('offline has a bar of its own: the toast goes, and coming back says how long it was', async () => {
  await reconnecting(1);
  await pass(2000);
  await become({ state: 'offline' });
  expect(dismissToast).toHaveBeenCalledTimes(1);
  await pass(4000);
  await become({ state: 'live' });
  expect(tones()).toEqual(['warn', 'live']);
});
