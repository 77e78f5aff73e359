import { takesTyping } from '../../platform/rooms/room-rules.ts';

/** May who is in these rooms say that they write in this one? Where it is announced, and where they are. */
export const canTypeIn = (rooms: { has(room: string): boolean }, room: string): boolean =>
  takesTyping(room) && rooms.has(room);
