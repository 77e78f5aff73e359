import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';

/** Alerts, what is watched and families are their members' own: all of it stands in their own rooms. */
export const alertDeclarations = {
  events: {
    'alert:created': durable([userRoom], true),
    'alert:updated': durable([userRoom], true),
    'alert:monitored': durable([userRoom], true),
    'alert:family': durable([userRoom]),
  },
  errors: {
    SIGNATURE_INVALID: 401,
    REPLAYED: 409,
    SECRET_FROM_SETTINGS: 409,
    FAMILY_FULL: 409,
    IN_A_FAMILY: 409,
    TOO_MANY_MONITORED: 409,
  },
} as const;
