import { targetKind } from '../rights/target-kind.ts';

/** Rooms, as far as it decides who may follow them and write in them. */
export const roomKind = targetKind({
  name: 'room',
  states: {
    'of a topic': 'everybody',
    'of a deleted topic': 'staff',
    'of a private topic': 'members',
    'of another member': 'nobody',
    'of the moderators': 'staff',
    'of the admins': 'admins',
  },
  meet: () => null,
  unseen: 'ROOM_REFUSED',
});

/** The rooms people write in, or might. */
export const typedIn = ['of a topic', 'of a deleted topic', 'of a private topic', 'of another member'] as const;
