import { idTail } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { StoredEvent } from '../log/stored-event.ts';
import { sizeOf } from '../log/wire.ts';
import type { RoomAccess } from './access.ts';
import { catchUpLimits, type EventRun, prove, type Recovery, refusedPosition, type Since } from './catch-up.ts';
import { type Range, readShared } from './shared-reads.ts';

const nothing: EventRun = { events: [], cut: false };

export type RoomPosition = { room: string; since?: Since | undefined };

/**
 * Recovers many rooms with one statement, or none where nothing was missed: every room either proves contiguous from its position to `access.head`, or is
 * reset with the reason; so is one that would bring what is withheld from this reader. Events over the answer's bound are left for the next `sync` (`more`).
 */
export async function recoverRooms(
  db: Database,
  epoch: string,
  wanted: readonly RoomPosition[],
  access: ReadonlyMap<string, RoomAccess>,
  isWithheld: (event: StoredEvent) => boolean,
): Promise<Map<string, Recovery>> {
  const results = new Map<string, Recovery>();
  const ranges: Range[] = [];
  for (const { room, since } of wanted) {
    const granted = access.get(room);
    if (!granted) continue;
    const reason = refusedPosition(since, granted, epoch);
    if (reason) results.set(room, { recovered: false, reason, events: [], more: false });
    else if (since && standsAtHead(since, granted)) results.set(room, { recovered: true, events: [], more: false });
    else if (since) ranges.push({ room, from: since.offset, to: granted.head });
  }
  const read = await Promise.all(ranges.map((range) => readShared(db, epoch, range)));
  const runs = new Map(ranges.map(({ room }, n) => [room, read[n]]));
  let [count, bytes] = [0, 0];
  for (const { room, since } of wanted) {
    const granted = access.get(room);
    if (!since || !granted || results.has(room)) continue;
    const proof = prove(since, granted, runs.get(room) ?? nothing);
    if (proof.events.some(isWithheld)) {
      results.set(room, { recovered: false, reason: 'too_old', events: [], more: false });
      continue;
    }
    const kept = [];
    for (const event of proof.events) {
      const size = sizeOf(event);
      if (count >= catchUpLimits.events || (kept.length + count > 0 && bytes + size > catchUpLimits.bytes)) break;
      count += 1;
      bytes += size;
      kept.push(event);
    }
    const cut = proof.events.length > kept.length;
    results.set(room, proof.recovered ? { ...proof, events: kept, more: proof.more || cut } : proof);
  }
  return results;
}

/** Nothing was missed, and the event there is the one that was named: the stream's own record proves it. */
function standsAtHead({ offset, id, tail }: Since, { head, lastId }: RoomAccess): boolean {
  if (offset !== head) return false;
  if (head === 0) return true;
  if (lastId === null) return false;
  return (id === undefined || id === lastId) && (tail === undefined || tail === idTail(lastId));
}
