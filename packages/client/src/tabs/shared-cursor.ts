import type { Namespace } from '@tidings/contracts';
import { type Cursor, decodeCursor, encodeCursor, parseRoom } from '@tidings/contracts/plain';
import { bounds } from '../shared/config.ts';
import { joinedByServer } from '../stream/room-cursor.ts';
import type { StampedCursor } from '../transports/port.ts';
import type { RoomHeads } from './room-heads.ts';
import type { RoomsByTab } from './rooms-by-tab.ts';

/** The cursor of this tab's own rooms, and those of the other tabs behind it, as far as there are places. */
export function withOthers(
  own: StampedCursor,
  { wanted, heads }: { wanted: RoomsByTab; heads: RoomHeads },
  namespace?: Namespace,
): StampedCursor {
  const cursor: Cursor = (own.text && decodeCursor(own.text)) || { epoch: '-', entries: [] };
  const named = new Set(cursor.entries.map(({ room }) => room));
  const others = wanted.all.filter(
    (room) => !named.has(room) && (!namespace || parseRoom(room)?.namespace === namespace),
  );
  const places = bounds.rooms - cursor.entries.filter(({ room }) => !joinedByServer(room)).length;
  for (const room of others.slice(0, Math.max(0, places))) {
    const head = heads.get(room);
    cursor.entries.push({ room, offset: head?.epoch === cursor.epoch ? head.offset : null });
  }
  return { text: cursor.entries.length > 0 ? encodeCursor(cursor) : undefined, stamp: own.stamp };
}
