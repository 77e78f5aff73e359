import type { Database } from '@tidings/db';
import type { RoomAccess } from './access.ts';
import { catchUpLimits, prove, type Recovery, readEvents, refusedPosition, type Since } from './catch-up.ts';

export type RoomPosition = { room: string; since?: Since | undefined };

/**
 * Recovers many rooms with one query: every room either proves contiguous from its position to `access.head`, or is
 * reset with the reason. Events over the answer's bound are left for the next `sync` (`more`).
 */
export async function recoverRooms(
  db: Database,
  epoch: string,
  wanted: readonly RoomPosition[],
  access: ReadonlyMap<string, RoomAccess>,
): Promise<Map<string, Recovery>> {
  const results = new Map<string, Recovery>();
  const ranges: { room: string; from: number; to: number }[] = [];
  for (const { room, since } of wanted) {
    const granted = access.get(room);
    if (!granted) continue;
    const reason = refusedPosition(since, granted, epoch);
    if (reason) results.set(room, { recovered: false, reason, events: [], more: false });
    else if (since && granted.head === 0) results.set(room, { recovered: true, events: [], more: false });
    else if (since) ranges.push({ room, from: since.offset, to: granted.head });
  }
  const events = await readEvents(db, epoch, ranges);
  let [count, bytes] = [0, 0];
  for (const { room, since } of wanted) {
    const granted = access.get(room);
    if (!since || !granted || results.has(room)) continue;
    const proof = prove(since, granted, events.get(room) ?? []);
    const kept = [];
    for (const event of proof.events) {
      const size = JSON.stringify(event.payload).length + 300;
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
