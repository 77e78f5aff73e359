import { categoryRoom } from '../categories/declarations.ts';
import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';
import { defineRoom } from '../kernel/room.ts';

/** What happens in a group, for its members. */
export const groupRoom = defineRoom({
  kind: 'group',
  namespace: '/forum',
  prefix: 'group:',
  code: 5,
  joinedBy: 'member',
});

export const groupDeclarations = {
  rooms: [groupRoom],
  events: {
    'group:activity': durable([groupRoom]),
    'group:updated': durable([groupRoom, categoryRoom, userRoom]),
    'group:deleted': durable([groupRoom, userRoom]),
    'group:membership': durable([userRoom]),
    'group:invitation': durable([userRoom]),
  },
  errors: {
    GROUP_ARCHIVED: 409,
    GROUP_IN_USE: 409,
    CONSENT_NEEDED: 409,
    INVITATION_DECLINED: 409,
    TOO_MANY_INVITATIONS: 409,
  },
} as const;
