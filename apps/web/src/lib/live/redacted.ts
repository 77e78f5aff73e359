/** Replay serves `{ id, redacted: true }` for what was hidden or deleted since. */
export function isRedacted<P extends object>(payload: P): payload is Extract<P, { redacted: true }> {
  return 'redacted' in payload && payload.redacted === true;
}
