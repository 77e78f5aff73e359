/** Every error code a client can meet, with the HTTP status it has on REST. */
export const errorCodes = {
  BAD_REQUEST: 400,
  VALIDATION_FAILED: 400,
  AUTH_REQUIRED: 401,
  AUTH_INVALID: 401,
  AUTH_EXPIRED: 401,
  BAD_CREDENTIALS: 401,
  SESSION_REVOKED: 401,
  TICKET_SPENT: 401,
  FORBIDDEN: 403,
  ORIGIN_REFUSED: 403,
  ROOM_REFUSED: 403,
  SILENCED: 403,
  SUSPENDED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  IN_PROGRESS: 409,
  USERNAME_TAKEN: 409,
  EMAIL_TAKEN: 409,
  VERSION_CONFLICT: 409,
  TOPIC_LOCKED: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_MISMATCH: 422,
  PROTOCOL_UNSUPPORTED: 426,
  RATE_LIMITED: 429,
  TOO_MANY_ROOMS: 429,
  UNKNOWN_COMMAND: 400,
  EVICTED: 403,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  AT_CAPACITY: 503,
  DRAINING: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorCodes;

/** Whether a value is a code of this contract. A newer server may know others. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorCodes, value);
