import { declareErrors } from '../kernel/error.ts';
import { commonDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const commonErrors = declareErrors(commonDeclarations.errors, {
  BAD_REQUEST: {
    meaning: 'The request cannot be read: broken JSON, an unreadable cursor, or a token in the address.',
  },
  VALIDATION_FAILED: { meaning: 'The input does not fit its schema; `details` names the fields.' },
  FORBIDDEN: { meaning: 'You are signed in, but you do not have the permission.' },
  ORIGIN_REFUSED: { meaning: 'The page’s origin is not in the allow-list (`CORS_ORIGINS`).' },
  NOT_FOUND: {
    meaning: 'It does not exist, or it is not open to you; the server does not say which.',
    message: 'It does not exist, or it is not open to you.',
  },
  CONFLICT: { meaning: 'Somebody else was first, or the resource is in a state that does not allow this.' },
  IN_PROGRESS: {
    meaning: 'A request with the same `Idempotency-Key` is still running: ask again.',
    message: 'This request is still being worked on.',
  },
  VERSION_CONFLICT: { meaning: 'It was changed since you read it: fetch it again.' },
  PAYLOAD_TOO_LARGE: { meaning: 'The body is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { meaning: 'Send JSON.' },
  IDEMPOTENCY_MISMATCH: {
    meaning: 'The same `Idempotency-Key` came with another body.',
    message: 'This Idempotency-Key was used for another request.',
  },
  UNSUPPORTED: {
    meaning:
      'It names a kind, a type or a channel that this server does not know, or that cannot be used so; a newer server may.',
    message: 'This server does not know that kind of thing.',
  },
  RATE_LIMITED: { meaning: 'Too many requests: wait `retryAfterMs` (REST also sends `Retry-After`).' },
  INTERNAL: { meaning: 'The server made a mistake; the correlation id finds it in the log.' },
  UNAVAILABLE: {
    meaning:
      'The database or the connection is not available: try again later. `outcome` says whether a write may have been saved.',
  },
});
