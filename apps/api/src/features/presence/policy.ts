import type { Actor } from '../../platform/kernel/actor.ts';
import { takesTyping } from '../../platform/rooms/room-rules.ts';

/** May who is in these rooms say that they write in this one? Where it is announced, and where they are. */
export const canTypeIn = (rooms: { has(room: string): boolean }, room: string): boolean =>
  takesTyping(room) && rooms.has(room);

/** What a member chose by hand, while it holds. */
export const chosenNow = (
  { presenceChoice, presenceUntil }: Pick<Actor, 'presenceChoice' | 'presenceUntil'>,
  now: number,
): Actor['presenceChoice'] => (presenceUntil === null || presenceUntil.getTime() > now ? presenceChoice : null);
