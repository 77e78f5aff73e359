import { defineRoom } from '../kernel/room.ts';

/** What a list of topics shows. */
export const categoryRoom = defineRoom({
  kind: 'category',
  namespace: '/forum',
  prefix: 'category:',
  code: 2,
  joinedBy: 'member',
});

export const categoryDeclarations = { rooms: [categoryRoom] } as const;
