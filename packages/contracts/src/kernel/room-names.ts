import type { ManyRooms, RoomDeclaration } from './room.ts';

/** A function of the id where there are many rooms of a kind, the name itself where there is one. */
export type RoomNames<K> = {
  readonly [N in keyof K]: K[N] extends ManyRooms ? (id: string) => string : K[N] extends { name: infer S } ? S : never;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How the rooms of each kind are named. */
export const nameRooms = (rooms: readonly RoomDeclaration[]) =>
  Object.fromEntries(
    rooms.map((room) => [room.kind, 'prefix' in room ? (id: string) => `${room.prefix}${id}` : room.name]),
  );

/**
 * Makes the reader of room names. It answers the kind and the id a name carries (empty for single rooms), or `null` when
 * no kind has such a name, so that unknown, malformed and forbidden rooms can be refused alike.
 */
export function readRooms(rooms: readonly RoomDeclaration[]) {
  const single = new Map(rooms.flatMap((room) => ('name' in room ? [[room.name, room]] : [])));
  const many = new Map(rooms.flatMap((room) => ('prefix' in room ? [[room.prefix as string, room]] : [])));
  return (name: string) => {
    const one = single.get(name);
    if (one) return { kind: one.kind, id: '', namespace: one.namespace };
    const at = name.lastIndexOf(':') + 1;
    const room = many.get(name.slice(0, at));
    const id = name.slice(at);
    return room && uuid.test(id) ? { kind: room.kind, id, namespace: room.namespace } : null;
  };
}
