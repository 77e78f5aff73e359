import { type Cursor, encodeCursor, idTail, type Namespace, parseRoom, roomKinds } from '@tidings/contracts/plain';
import { bounds } from '../shared/config.ts';
import type { StampedCursor } from '../transports/port.ts';
import type { Room } from './room/room.ts';

/** Rooms the server joins by itself; no client subscribes to them or leaves them. */
export function joinedByServer(name: string): boolean {
  const kind = parseRoom(name)?.kind;
  return kind !== undefined && roomKinds[kind].joinedBy === 'server';
}

/** The cursor of the rooms that are wanted, of one namespace or of all (PROTOCOL §7). Refused ones are left out. */
export function writeCursor(rooms: Iterable<Room>, namespace?: Namespace): StampedCursor {
  const all = [...rooms].filter((room) => !room.refused && (!namespace || room.namespace === namespace));
  const byServer = all.filter((room) => joinedByServer(room.name));
  const byClient = all.filter((room) => !joinedByServer(room.name)).slice(0, bounds.rooms);
  const stamp = new Map<string, number>();
  const cursor: Cursor = { epoch: commonEpoch(all), entries: [] };
  for (const { name, generation, position } of [...byServer, ...byClient]) {
    stamp.set(name, generation);
    const { epoch, offset, id } = position ?? {};
    if (epoch !== cursor.epoch || offset === undefined) cursor.entries.push({ room: name, offset: null });
    else cursor.entries.push(id ? { room: name, offset, tail: idTail(id) } : { room: name, offset });
  }
  return { text: cursor.entries.length > 0 ? encodeCursor(cursor) : undefined, stamp };
}

/** A cursor names one epoch: the one most positions have. */
function commonEpoch(rooms: readonly Room[]): string {
  const counts = new Map<string, number>();
  for (const { position } of rooms) {
    if (position) counts.set(position.epoch, (counts.get(position.epoch) ?? 0) + 1);
  }
  let common = '-';
  for (const [epoch, count] of counts) if (count > (counts.get(common) ?? 0)) common = epoch;
  return common;
}
