const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** How long it goes on without anybody who looks, in ms. Then nothing happens until somebody does. */
export const PATIENCE_MS = 30 * MINUTE_MS;
/** Acts at the first, lively pace. */
const LIVELY = 30;
const SLOWEST_MS = 10 * MINUTE_MS;

/**
 * How long until the next act, in ms: some seconds while there is something new to show, then slower with every act, as a community that
 * goes about its day; `null`: nobody has looked for half an hour. `acts`: since somebody came.
 */
export function pause(acts: number, unseenMs: number, random: number): number | null {
  if (unseenMs > PATIENCE_MS) return null;
  const lively = 4 * SECOND_MS + random * 9 * SECOND_MS;
  const slower = 1.05 ** Math.max(0, acts - LIVELY);
  return Math.min(lively * slower, SLOWEST_MS * (0.6 + 0.4 * random));
}
