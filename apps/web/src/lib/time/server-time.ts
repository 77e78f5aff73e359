/** Milliseconds that pass evenly: no change of this device's clock moves them. */
const evenly = (): number => performance.timeOrigin + performance.now();

const secondMs = 1000;
/** The clock of this device and its even count differ by so much more than before: it was set, or it slept. */
const driftMs = 5000;

/** What to add to the even count for the server's time; undefined until the server said something. */
let offset: number | undefined;
let drift = 0;
let asking = false;
const listeners = new Set<() => void>();

/**
 * The time of the server in ms, as well as it is known: this device's own until the first answer, and from then on
 * counted evenly, whatever this device is set to. All that is compared with the server's moments is compared with it.
 */
export const serverNow = (): number => (offset === undefined ? Date.now() : evenly() + offset);

/** The server's time is `at` or later, by no more than `slackMs`. A guess within is kept; another moves to the nearer end. */
export function noteServerTime(at: number, slackMs: number): void {
  if (!Number.isFinite(at)) return;
  drift = Date.now() - evenly();
  const guess = offset === undefined ? at : evenly() + offset;
  const now = Math.min(Math.max(guess, at), at + slackMs);
  if (offset !== undefined && now === guess) return;
  offset = now - evenly();
  for (const listener of listeners) listener();
}

/**
 * Reads the `Date` of an answer, whole seconds. What may have come out of a cache says only that it is not earlier:
 * `fresh` says that the server made it now, within `tookMs`.
 */
export function noteAnswerDate(response: Response, fresh: boolean, tookMs: number): void {
  const at = Date.parse(response.headers.get('Date') ?? '');
  noteServerTime(at, fresh ? secondMs + tookMs : Number.POSITIVE_INFINITY);
}

/** Runs whenever the guess moves. */
export function onServerTime(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the server for its time when this device was set or slept since it was last heard. Never rejects. */
export async function checkServerTime(): Promise<void> {
  if (asking || offset === undefined || Math.abs(Date.now() - evenly() - drift) < driftMs) return;
  asking = true;
  const startedAt = performance.now();
  try {
    const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    noteAnswerDate(answer, true, performance.now() - startedAt);
  } catch {
    // The next look asks again.
  } finally {
    asking = false;
  }
}
