import { defineRoom } from '../kernel/room.ts';

/** A member's own room: what is theirs alone, on all of their devices. */
export const userRoom = defineRoom({ kind: 'user', namespace: '/forum', prefix: 'user:', code: 0, joinedBy: 'server' });

export const identityDeclarations = {
  rooms: [userRoom],
  errors: {
    AUTH_REQUIRED: 401,
    AUTH_INVALID: 401,
    AUTH_EXPIRED: 401,
    BAD_CREDENTIALS: 401,
    SESSION_REVOKED: 401,
    SUSPENDED: 403,
    USERNAME_TAKEN: 409,
    EMAIL_TAKEN: 409,
    NAME_RESERVED: 409,
    PASSWORD_COMMON: 400,
    LAST_ADMIN: 409,
    STILL_OWNER: 409,
  },
} as const;
