// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signInAs, signOut } from '../../../../tests/people.ts';
import { after, mountHook } from '../../../../tests/render.tsx';
import { useLastVisit } from './last-visit.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 9);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  localStorage.clear();
  signInAs('ana');
});
afterEach(() => {
  vi.useRealTimers();
  signOut();
});

const visit = () => mountHook(() => useLastVisit(), undefined);
const pass = (minutes: number) => after(() => vi.advanceTimersByTime(minutes * minute));

test('the first visit of a member has none before it', async () => {
  const first = await visit();
  await pass(10);
  expect(first.now).toBeUndefined();
  await first.unmount();
});

test('a pause of more than 30 minutes ends a visit, where it was last seen', async () => {
  const first = await visit();
  await pass(10);
  await first.unmount();
  await pass(30);
  const goesOn = await visit();
  expect(goesOn.now).toBeUndefined();
  await goesOn.unmount();
  await pass(31);
  const second = await visit();
  expect(second.now).toBe(start + 40 * minute);
  // It stays for the visit, also over a reload.
  await pass(20);
  await second.unmount();
  const reloaded = await visit();
  expect(reloaded.now).toBe(start + 40 * minute);
  await reloaded.unmount();
});

test('a tab that was left open begins a new visit when one comes back to it', async () => {
  let hidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  const tab = await visit();
  hidden = true;
  await pass(45);
  hidden = false;
  await after(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(tab.now).toBe(start);
  await tab.unmount();
});

test('members do not share it, and a visitor has none', async () => {
  const ana = await visit();
  await ana.unmount();
  await pass(31);
  signInAs('bob');
  const bob = await visit();
  expect(bob.now).toBeUndefined();
  await bob.unmount();
  signOut();
  const visitor = await visit();
  expect(visitor.now).toBeUndefined();
  await visitor.unmount();
  expect(localStorage.getItem('tidings.visit.undefined')).toBeNull();
});
