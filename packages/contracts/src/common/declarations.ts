/** What any operation or command can be answered. */
export const commonDeclarations = {
  errors: {
    BAD_REQUEST: 400,
    VALIDATION_FAILED: 400,
    FORBIDDEN: 403,
    ORIGIN_REFUSED: 403,
    NOT_FOUND: 404,
    CONFLICT: 409,
    IN_PROGRESS: 409,
    VERSION_CONFLICT: 409,
    PAYLOAD_TOO_LARGE: 413,
    UNSUPPORTED_MEDIA_TYPE: 415,
    IDEMPOTENCY_MISMATCH: 422,
    UNSUPPORTED: 422,
    RATE_LIMITED: 429,
    INTERNAL: 500,
    UNAVAILABLE: 503,
  },
} as const;
