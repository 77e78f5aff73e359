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

export const moderationDeclarations = {
  namespaces: { '/admin': 'staff' },
  rooms: [moderatorsRoom],
  events: {
    'report:created': durable([moderatorsRoom]),
    'report:updated': durable([moderatorsRoom]),
    'moderation:action': durable([moderatorsRoom, userRoom]),
  },
  errors: {
    SILENCED: 403,
  },
} as const;
