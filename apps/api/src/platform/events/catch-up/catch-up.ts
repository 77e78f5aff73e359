import { idTail, type ResetReason } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { StoredEvent } from '../log/stored-event.ts';
import type { RoomAccess } from './access.ts';

/** At most so many events and bytes in one answer, and so many missed ones in a room (PROTOCOL §4). */
export const catchUpLimits = { events: 500, bytes: 256 * 1024, missed: 1000 };

/** A position as a client presents it: the id whole, or its tail out of a cursor. */
export type Since = { epoch: string; offset: number; id?: string | undefined; tail?: string | undefined };

export type Recovery =
  | { recovered: true; events: StoredEvent[]; more: boolean }
  | { recovered: false; reason: ResetReason; events: []; more: false };

type Row = {
  i: number;
  room: string;
  offset: number;
  id: string;
  name: string;
  payload: Record<string, unknown>;
  correlation_id: string;
  scope: string;
  scope_version: number;
  at: Date;
};

/** Reads stored events of several ranges, each from `from` to `to` inclusive, in order; one list for each range. */
export async function readRanges(
  db: Database,
  epoch: string,
  ranges: readonly { room: string; from: number; to: number }[],
  limit = catchUpLimits.events + 1,
): Promise<StoredEvent[][]> {
  const found = ranges.map((): StoredEvent[] => []);
  if (ranges.length === 0) return found;
  const { rows } = await db.pool.query<Row>({
    name: 'catch-up',
    text: `SELECT r.i::int, e.room, e."offset"::float8 AS offset, e.id, e.name, e.payload, e.correlation_id, e.scope,
             e.scope_version::float8 AS scope_version, e.at
           FROM unnest($1::text[], $2::bigint[], $3::bigint[]) WITH ORDINALITY r(room, lo, hi, i)
           CROSS JOIN LATERAL (SELECT * FROM event x WHERE x.room = r.room AND x."offset" BETWEEN r.lo AND r.hi
                               ORDER BY x."offset" LIMIT $4) e
           ORDER BY r.i, e."offset"`,
    values: [ranges.map((r) => r.room), ranges.map((r) => r.from), ranges.map((r) => r.to), limit],
  });
  for (const row of rows) {
    const { room, offset, id, name, payload, scope } = row;
    found[row.i - 1]?.push({
      room,
      epoch,
      offset,
      id,
      name,
      payload,
      scope,
      at: row.at.toISOString(),
      correlationId: row.correlation_id,
      version: row.scope_version,
    });
  }
  return found;
}

/** As readRanges, by room: for rooms that are each asked for once. */
export async function readEvents(
  db: Database,
  epoch: string,
  ranges: readonly { room: string; from: number; to: number }[],
  limit = catchUpLimits.events + 1,
): Promise<Map<string, StoredEvent[]>> {
  const found = await readRanges(db, epoch, ranges, limit);
  return new Map(ranges.map(({ room }, n) => [room, found[n] ?? []]));
}

/** Why a position cannot even be looked at, before any event is read; `null` when it may be provable. */
export function refusedPosition(since: Since | undefined, access: RoomAccess, epoch: string): ResetReason | null {
  if (!since) return 'fresh';
  if (since.epoch !== epoch) return 'epoch';
  if (since.offset > access.head) return 'ahead';
  if (since.offset < access.floor) return 'too_old';
  if (access.head - since.offset > catchUpLimits.missed) return 'too_many';
  return null;
}

/**
 * Proves that nothing is missing between a position and the head: the event at the position is the one the client
 * names, and the rest run +1. `events` starts at `since.offset` itself when that is above 0.
 */
export function prove(since: Since, access: RoomAccess, events: readonly StoredEvent[]): Recovery {
  const reset = (reason: ResetReason): Recovery => ({ recovered: false, reason, events: [], more: false });
  let rest = events;
  if (since.offset > access.floor) {
    const anchor = events[0];
    if (anchor?.offset !== since.offset) return reset('too_old');
    if (since.id !== undefined && anchor.id !== since.id) return reset('mismatch');
    if (since.tail !== undefined && idTail(anchor.id) !== since.tail) return reset('mismatch');
    rest = events.slice(1);
  } else if (events[0]?.offset === since.offset) rest = events.slice(1);
  let expected = since.offset;
  for (const event of rest) if (event.offset !== ++expected) return reset('too_old');
  if (expected < access.head && rest.length < catchUpLimits.events) return reset('too_old');
  return { recovered: true, events: [...rest], more: expected < access.head };
}
