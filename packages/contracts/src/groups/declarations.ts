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
  events: { 'group:activity': durable([groupRoom]) },
} as const;
