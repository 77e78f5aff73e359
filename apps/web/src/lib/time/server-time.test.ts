// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';

type Module = typeof import('./server-time.ts');
let time: Module;
const hour = 3_600_000;
beforeEach(async () => {
  vi.useRealTimers();
  vi.resetModules();
  time = await import('./server-time.ts');
});

const dated = (at: number) => new Response(null, { headers: { Date: new Date(at).toUTCString() } });
const isAbout = (at: number) => Math.abs(time.serverNow() - at) < 1500;

test('before the server said anything the clock of this device is all there is', () => {
  expect(isAbout(Date.now())).toBe(true);
});

test('an answer says what time it is, and setting the clock of this device changes nothing from then on', () => {
  const real = Date.now();
  time.noteAnswerDate(dated(real - 3 * hour), true, 5);
  expect(isAbout(real - 3 * hour)).toBe(true);
  const set = vi.spyOn(Date, 'now').mockReturnValue(real + 48 * hour);
  expect(isAbout(real - 3 * hour)).toBe(true);
  set.mockRestore();
});

test('an old answer out of a cache does not turn the time back, a fresh one does', () => {
  const real = Date.now();
  time.noteAnswerDate(dated(real), true, 5);
  time.noteAnswerDate(dated(real - hour), false, 5);
  expect(isAbout(real)).toBe(true);
  time.noteAnswerDate(dated(real + hour), false, 5);
  expect(isAbout(real + hour)).toBe(true);
  time.noteAnswerDate(dated(real), true, 5);
  expect(isAbout(real)).toBe(true);
});

test('what is within the doubt of an answer moves nothing; who listens hears of what moves', () => {
  const heard = vi.fn();
  time.onServerTime(heard);
  const real = Date.now();
  time.noteServerTime(real, 50);
  time.noteServerTime(time.serverNow() - 100, 500);
  time.noteServerTime(Number.NaN, 50);
  expect(heard).toHaveBeenCalledTimes(1);
  time.noteServerTime(real + hour, 50);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('only a device that was set or slept asks for the time', async () => {
  const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => dated(Date.now()));
  time.noteServerTime(Date.now(), 50);
  await time.checkServerTime();
  expect(ask).not.toHaveBeenCalled();
  const real = Date.now();
  const set = vi.spyOn(Date, 'now').mockReturnValue(real + hour);
  await time.checkServerTime();
  await time.checkServerTime();
  expect(ask).toHaveBeenCalledTimes(1);
  set.mockRestore();
  ask.mockRestore();
});
