import { idTail } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { type RoomAccess, readAccess } from '../../platform/events/catch-up/access.ts';
import { readRanges } from '../../platform/events/catch-up/catch-up.ts';
import type { Tracker } from '../../platform/events/tracker/tracker.ts';
import type { EventReader } from './event-reader.ts';
import type { Place } from './frames.ts';

type Following = { db: Database; tracker: Tracker; epoch: () => string };

/** Events and bytes that are read at a time: a reader holds up no memory, however much it missed. */
const PAGE = { limit: 200, bytes: 256 * 1024 };

/**
 * Catches a reader up and makes it live, in the order that loses nothing: hold the room's live events for it → ask whether it may read,
 * and how far the room reaches → bring what is stored, page by page as fast as it reads → go live in the same turn, or begin again
 * with what came meanwhile.
 */
export async function follow(on: Following, reader: EventReader): Promise<void> {
  const { room } = reader;
  try {
    while (!reader.closing) {
      on.tracker.hold(room, reader);
      const access = await mayRead(on.db, reader);
      if (!access) return reader.removed();
      if (!reader.place) await begin(on, reader, access);
      await bringStored(on, reader, access);
      if (reader.closing) return;
      const settled = on.tracker.settle(room, reader, access);
      if (settled.state === 'gone') return reader.removed();
      if (settled.state === 'behind') continue;
      reader.live = true;
      for (const event of settled.events) reader.deliver(event);
      return reader.mark();
    }
  } finally {
    if (reader.closing) on.tracker.leave(room, reader);
  }
}

/** How far the room reaches for who may read it; a key may until it is revoked, and while who made it is in the workspace. */
async function mayRead(db: Database, { principal, room }: EventReader): Promise<RoomAccess | null> {
  const access = (await readAccess(db, principal.userId, [room])).get(room) ?? null;
  if (!access || !principal.isKey) return access;
  const { rows } = await db.pool.query<{ still: string[] }>({
    name: 'still-in-workspace',
    text: 'SELECT still_in_workspace($1, $2::uuid[]) AS still',
    values: [principal.workspaceId, [principal.id]],
  });
  return rows[0]?.still.includes(principal.id) ? access : null;
}

const headOf = ({ head, lastId }: RoomAccess): Place => ({ offset: head, tail: lastId ? idTail(lastId) : undefined });

/** Puts a reader where it asked to begin, if that can be proved. */
async function begin(on: Following, reader: EventReader, access: RoomAccess): Promise<void> {
  const { start } = reader;
  if (start === 'now') return reader.begin(headOf(access));
  if (start === 'oldest') return reader.begin({ offset: access.floor, tail: undefined });
  const { epoch, offset, tail } = start;
  if (epoch !== on.epoch()) return reader.reset('epoch', headOf(access));
  if (offset > access.head) return reader.reset('ahead', headOf(access));
  if (offset < access.floor) return reader.reset('too_old', headOf(access));
  if (offset > access.floor && tail !== undefined) {
    const [run] = await readRanges(on.db, epoch, [{ room: reader.room, from: offset, to: offset }], PAGE);
    const anchor = run?.events[0];
    if (!anchor) return reader.reset('too_old', headOf(access));
    if (idTail(anchor.id) !== tail) return reader.reset('mismatch', headOf(access));
  }
  reader.begin({ offset, tail });
}

/** Brings what is stored from where the reader stands to the head. */
async function bringStored(on: Following, reader: EventReader, access: RoomAccess): Promise<void> {
  for (;;) {
    await reader.drained();
    const from = (reader.place?.offset ?? 0) + 1;
    if (reader.closing || from > access.head) return;
    const [run] = await readRanges(on.db, on.epoch(), [{ room: reader.room, from, to: access.head }], PAGE);
    if (run?.events[0]?.offset !== from) return reader.reset('too_old', headOf(access));
    reader.take(run.events);
  }
}
