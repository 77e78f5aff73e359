import { WEBHOOK_TRIES } from '@tidings/contracts';

/** Pauses after each failure, in the first of them: 5 s, 5 min, 30 min, 2 h, 5 h, 8 h, 8 h; together about a day. */
const pauses = [1, 60, 360, 1440, 3600, 5760, 5760] as const;

/** How long a delivery waits after its failed try, in ms; `null`: it was the last. */
export function nextTryMs(tries: number, pauseMs: number): number | null {
  const pause = pauses[tries - 1];
  return tries >= WEBHOOK_TRIES || pause === undefined ? null : pause * pauseMs;
}
