/** Codes a client can meet, with the HTTP status each has on REST. */
export const identityErrors = {
  AUTH_REQUIRED: 401,
  AUTH_INVALID: 401,
  AUTH_EXPIRED: 401,
  BAD_CREDENTIALS: 401,
  SESSION_REVOKED: 401,
  SUSPENDED: 403,
  USERNAME_TAKEN: 409,
  EMAIL_TAKEN: 409,
} as const;
