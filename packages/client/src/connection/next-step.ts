import type { ErrorCode } from '@tidings/contracts';
import type { ConnectionClose } from '../transports/port.ts';

/** What follows from an end: a new token, signing in again, staying closed, waiting for a place, or another try. */
export type NextStep = 'new-token' | 'sign-in' | 'stay-closed' | 'wait-for-place' | 'retry';

const tokenRefused = new Set<ErrorCode>(['AUTH_REQUIRED', 'AUTH_INVALID', 'AUTH_EXPIRED']);
const final = new Set<ErrorCode>(['PROTOCOL_UNSUPPORTED', 'FORBIDDEN', 'ORIGIN_REFUSED', 'SUSPENDED', 'EVICTED']);

/** Reads an end. `dismissed`: the server sent `session:closing`, after which no client returns by itself. */
export function nextStepAfter(close: ConnectionClose, dismissed = false): NextStep {
  if (close.kind !== 'refused') return close.kind === 'capacity' ? 'wait-for-place' : 'retry';
  if (tokenRefused.has(close.code)) return 'new-token';
  if (close.code === 'SESSION_REVOKED') return 'sign-in';
  return dismissed || final.has(close.code) ? 'stay-closed' : 'retry';
}

/** The end of a connection for which there is no token. */
export const signedOut: ConnectionClose = { kind: 'refused', code: 'SESSION_REVOKED', message: 'Signed out' };
