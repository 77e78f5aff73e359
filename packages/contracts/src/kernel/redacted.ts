import type { Redacted } from './meta.ts';

/** Tells a redacted payload from a full one. */
export function isRedacted(payload: object): payload is Redacted {
  return 'redacted' in payload && payload.redacted === true;
}
