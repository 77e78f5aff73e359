import { declareErrors } from '../kernel/error.ts';
import { commonDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const commonErrors = declareErrors(commonDeclarations.errors, {
  BAD_REQUEST: {
    meaning: 'The request is not well-formed: broken JSON, a cursor that is none, a token in an address.',
  },
  VALIDATION_FAILED: { meaning: 'The input does not fit its schema; `details` names the fields.' },
  FORBIDDEN: { meaning: 'You are signed in, and this is not for you.' },
  ORIGIN_REFUSED: { meaning: 'The page’s origin is not in the allow-list (`CORS_ORIGINS`).' },
  NOT_FOUND: {
    meaning: 'It does not exist, or it is not open to you; which of them is not said.',
    message: 'It does not exist, or it is not open to you.',
  },
  CONFLICT: { meaning: 'Somebody else was first, or the thing is in a state that forbids this.' },
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
  RATE_LIMITED: { meaning: 'Too fast: wait `retryAfterMs` (REST also says `Retry-After`).' },
  INTERNAL: { meaning: 'Our mistake; the correlation id finds it in the log.' },
  UNAVAILABLE: { meaning: 'The database or the connection is away: try again later.' },
});
