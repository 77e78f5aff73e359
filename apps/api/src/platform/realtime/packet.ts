import type { Namespace, RoomResult } from '@tidings/contracts';
import { textOf } from '../events/wire.ts';

/** Socket.IO's type of an event, which stands first in its packets. */
const EVENT = 2;

/** A Socket.IO event packet around a payload that is JSON already; its name must need no escaping. */
export const packetOf = (namespace: Namespace, name: string, json: string): string =>
  `${EVENT}${namespace},["${name}",${json}]`;

/** JSON of an answer with its rooms; events in them are not written out again for everybody who gets them. */
export function withRooms(answer: object, rooms: readonly RoomResult[]): string {
  const written = rooms.map((room) => {
    if (!room.ok) return JSON.stringify(room);
    const events = room.events.map(textOf).join(',');
    return `${JSON.stringify({ ...room, events: undefined }).slice(0, -1)},"events":[${events}]}`;
  });
  return `${JSON.stringify({ ...answer, rooms: undefined }).slice(0, -1)},"rooms":[${written.join(',')}]}`;
}
