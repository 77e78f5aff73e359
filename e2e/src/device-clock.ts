import type { BrowserContext, Page } from '@playwright/test';

/**
 * A device whose clock is wrong by `ms` from the first script on: the page began by it too. What counts evenly from there is
 * as it was, also when the clock is set later.
 */
export async function wrongClock(context: BrowserContext, ms: number): Promise<void> {
  await context.addInitScript((start) => {
    const Real = Date;
    const state = window as unknown as { clockIsWrongBy: number };
    state.clockIsWrongBy = start;
    const origin = performance.timeOrigin + start;
    Object.defineProperty(performance, 'timeOrigin', { get: () => origin, configurable: true });
    const now = () => Real.now() + state.clockIsWrongBy;
    window.Date = new Proxy(Real, {
      construct: (target, args) => (args.length === 0 ? new target(now()) : Reflect.construct(target, args)),
      apply: () => new Real(now()).toString(),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    });
  }, ms);
}

/** Somebody sets the clock while the page is open. */
export const setClockWrong = (page: Page, ms: number): Promise<void> =>
  page.evaluate((by) => {
    (window as unknown as { clockIsWrongBy: number }).clockIsWrongBy = by;
    // The browser has no event for it; coming back to the page is when people notice.
    document.dispatchEvent(new Event('visibilitychange'));
  }, ms);
