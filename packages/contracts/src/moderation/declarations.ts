import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';
import { defineRoom } from '../kernel/room.ts';

/** The queue and the audit log, for all moderators. */
export const moderatorsRoom = defineRoom({
  kind: 'moderators',
  namespace: '/admin',
  name: 'admin:notifications',
  code: 6,
  joinedBy: 'member',
});

/** What is reported of moderators and was decided about it, for admins alone: those concerned do not hear it. */
export const adminsRoom = defineRoom({
  kind: 'admins',
  namespace: '/admin',
  name: 'admin:admins',
  code: 7,
  joinedBy: 'member',
});

export const moderationDeclarations = {
  namespaces: { '/admin': 'staff' },
  rooms: [moderatorsRoom, adminsRoom],
  events: {
    'report:created': durable([moderatorsRoom, adminsRoom]),
    'report:updated': durable([moderatorsRoom, adminsRoom]),
    'moderation:action': durable([moderatorsRoom, adminsRoom, userRoom]),
  },
  errors: {
    SILENCED: 403,
  },
} as const;
