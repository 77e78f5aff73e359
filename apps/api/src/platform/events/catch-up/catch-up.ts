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
  payload: string;
  correlation_id: string;
  user_id: string | null;
  scope: string;
  scope_version: number;
  at: Date;
  weight: number;
};

/** Events of a room in a row. `cut`: more follow in the range, but would not fit. */
export type EventRun = { events: StoredEvent[]; cut: boolean };

/**
 * Reads stored events of several ranges, each from `from` to `to` inclusive, in order; one run for each range, of at most
 * `limit` events and, but for the last of them, `bytes` of payload.
 */
export async function readRanges(
  db: Database,
  epoch: string,
  ranges: readonly { room: string; from: number; to: number }[],
  { limit = catchUpLimits.events + 1, bytes = catchUpLimits.bytes } = {},
): Promise<EventRun[]> {
  const found = ranges.map((): EventRun => ({ events: [], cut: false }));
  if (ranges.length === 0) return found;
  const { rows } = await db.pool.query<Row>({
    name: 'catch-up',
    text: `SELECT r.i::int, r.room, e.*
           FROM unnest($1::text[], $2::bigint[], $3::bigint[]) WITH ORDINALITY r(room, lo, hi, i)
           CROSS JOIN LATERAL events_between(r.room, r.lo, r.hi, $4, $5) e
           ORDER BY r.i, e."offset"`,
    values: [ranges.map((r) => r.room), ranges.map((r) => r.from), ranges.map((r) => r.to), limit, bytes],
  });
  for (const row of rows) {
    const { room, offset, id, name, scope } = row;
    const run = found[row.i - 1];
    if (!run) continue;
    run.cut = row.weight > bytes && offset < (ranges[row.i - 1]?.to ?? 0);
    run.events.push({
      room,
      epoch,
      offset,
      id,
      name,
      payload: JSON.parse(row.payload) as Record<string, unknown>,
      scope,
      at: row.at.toISOString(),
      correlationId: row.correlation_id,
      userId: row.user_id,
      version: row.scope_version,
    });
  }
  return found;
}

/** All of a range, as far as `limit` events: for servers, which follow every event of their rooms. */
export async function readEvents(
  db: Database,
  epoch: string,
  range: { room: string; from: number; to: number },
  limit = catchUpLimits.events + 1,
): Promise<StoredEvent[]> {
  const [run] = await readRanges(db, epoch, [range], { limit, bytes: Number.MAX_SAFE_INTEGER });
  return run?.events ?? [];
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
 * names, and the rest run +1. The run starts at `since.offset` itself when that is above 0.
 */
export function prove(since: Since, access: RoomAccess, { events, cut }: EventRun): Recovery {
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
  if (expected < access.head && !cut && rest.length < catchUpLimits.events) return reset('too_old');
  return { recovered: true, events: [...rest], more: expected < access.head };
}
