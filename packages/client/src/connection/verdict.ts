import type { ErrorCode } from '@tidings/contracts';
import type { LinkClose } from '../transports/port.ts';

/** What follows from an end: another token, never again, a place later, or simply another try. */
export type Verdict = 'spoiled' | 'signed-out' | 'for-good' | 'capacity' | 'again';

const spoiled = new Set<ErrorCode>(['AUTH_REQUIRED', 'AUTH_INVALID', 'AUTH_EXPIRED']);
const forGood = new Set<ErrorCode>(['PROTOCOL_UNSUPPORTED', 'FORBIDDEN', 'ORIGIN_REFUSED', 'SUSPENDED', 'EVICTED']);

/** Reads an end. `dismissed`: the server said `session:closing`, after which nobody returns without being asked to. */
export function verdictOf(close: LinkClose, dismissed = false): Verdict {
  if (close.kind !== 'refused') return close.kind === 'capacity' ? 'capacity' : 'again';
  if (spoiled.has(close.code)) return 'spoiled';
  if (close.code === 'SESSION_REVOKED') return 'signed-out';
  return dismissed || forGood.has(close.code) ? 'for-good' : 'again';
}

/** There is no token to be had. */
export const signedOut: LinkClose = { kind: 'refused', code: 'SESSION_REVOKED', message: 'Signed out' };
