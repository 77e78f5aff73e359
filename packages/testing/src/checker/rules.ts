import { isDeepStrictEqual } from 'node:util';
import type { ClientEntry, CommittedEvent, History } from './history.ts';

export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'resets';
export interface Violation {
  invariant: Invariant;
  message: string;
}

/** How long after a permission ended its last events may still be applied, in ms (FAULTS I4). */
const LEAVE_WITHIN_MS = 1000;

/** The events of each room by offset, and the newest offset. */
export class Committed {
  readonly #rooms = new Map<string, Map<number, CommittedEvent>>();
  readonly heads = new Map<string, number>();
  /** The epoch the database stands in; `null` when nothing was committed. */
  readonly epoch: string | null;

  constructor(events: readonly CommittedEvent[]) {
    this.epoch = events[0]?.epoch ?? null;
    for (const event of events) {
      const room = this.#rooms.get(event.room) ?? new Map<number, CommittedEvent>();
      this.#rooms.set(event.room, room.set(event.offset, event));
      this.heads.set(event.room, Math.max(this.heads.get(event.room) ?? 0, event.offset));
    }
  }

  at = (room: string, offset: number): CommittedEvent | undefined => this.#rooms.get(room)?.get(offset);
}

/** One client's entries in one room, in order. */
export type Track = { client: string; room: string; entries: ClientEntry[] };

export function tracksOf(entries: readonly ClientEntry[]): Track[] {
  const tracks = new Map<string, Track>();
  for (const entry of entries) {
    const key = `${entry.client}\n${entry.room}`;
    const track = tracks.get(key) ?? { client: entry.client, room: entry.room, entries: [] };
    track.entries.push(entry);
    tracks.set(key, track);
  }
  return [...tracks.values()];
}

/** I2: strictly +1 from each snapshot on, and no event applied twice, not even after a reset back to it. */
export function checkOrder({ client, room, entries }: Track): Violation[] {
  const found: Violation[] = [];
  const bad = (message: string) => found.push({ invariant: 'I2', message: `${client} in ${room}: ${message}` });
  let position: { epoch: string; offset: number } | null = null;
  let applied = new Set<string>();
  for (const entry of entries) {
    if (entry.type === 'snapshot') {
      position = { epoch: entry.epoch, offset: entry.offset };
      applied = new Set();
    } else if (entry.type === 'reset') position = null;
    else if (entry.type === 'apply') {
      if (!position) bad(`applied ${entry.offset} with nothing to stand on`);
      else if (entry.epoch !== position.epoch) bad(`applied ${entry.offset} of another epoch`);
      else if (entry.offset !== position.offset + 1) bad(`applied ${entry.offset} after ${position.offset}`);
      if (applied.has(entry.id)) bad(`applied ${entry.id} twice`);
      applied.add(entry.id);
      position = { epoch: entry.epoch, offset: entry.offset };
    }
  }
  return found;
}

/** I1: in the end every committed event was applied or lies under a snapshot. */
export function checkComplete(track: Track, committed: Committed): Violation[] {
  const { client, room, entries } = track;
  if (entries.at(-1)?.type === 'leave') return [];
  const from = entries.findLastIndex((entry) => entry.type === 'snapshot');
  const snapshot = entries[from];
  const head = committed.heads.get(room) ?? 0;
  const seen = new Set(entries.slice(from + 1).map((entry) => (entry.type === 'apply' ? entry.offset : 0)));
  const covered = snapshot?.type === 'snapshot' ? snapshot.offset : -1;
  const missing = [];
  for (let offset = covered + 1; offset <= head; offset++) if (offset > 0 && !seen.has(offset)) missing.push(offset);
  const unproved = entries.findLast((entry) => entry.type === 'reset' || entry.type === 'snapshot')?.type === 'reset';
  const old = snapshot?.type === 'snapshot' && committed.epoch !== null && snapshot.epoch !== committed.epoch;
  let lost = '';
  if (missing.length > 0) lost = `lost ${missing.slice(0, 10).join(', ')} of ${head}`;
  else if (unproved) lost = 'ended in a reset';
  else if (old) lost = 'ended in an old epoch';
  return lost ? [{ invariant: 'I1', message: `${client} in ${room}: ${lost}` }] : [];
}

/** I3: what was applied is what was committed; no snapshot is ahead of the database. */
export function checkTrue({ client, room, entries }: Track, committed: Committed): Violation[] {
  return entries.flatMap((entry): Violation[] => {
    const bad = (message: string): Violation[] => [{ invariant: 'I3', message: `${client} in ${room}: ${message}` }];
    // What a database that was restored over held is not there to compare with any more.
    if ('epoch' in entry && committed.epoch !== null && entry.epoch !== committed.epoch) return [];
    if (entry.type === 'snapshot' && entry.offset > (committed.heads.get(room) ?? 0)) {
      return bad(`snapshot at ${entry.offset}, above the head`);
    }
    if (entry.type !== 'apply') return [];
    const truth = committed.at(room, entry.offset);
    if (!truth) return bad(`applied ${entry.offset}, which was never committed`);
    if (truth.id !== entry.id || truth.name !== entry.name || truth.correlationId !== entry.correlationId) {
      return bad(`applied ${entry.name} ${entry.id} at ${entry.offset}, committed was ${truth.name} ${truth.id}`);
    }
    return [];
  });
}

/** I4: nothing committed after the permission ended, and nothing at all a second later. */
export function checkRights({ rightEnds = [], clients }: History, committed: Committed): Violation[] {
  return rightEnds.flatMap(({ client, room, at }) =>
    clients.flatMap((entry): Violation[] => {
      if (entry.client !== client || entry.room !== room || entry.type !== 'apply' || entry.at < at) return [];
      const bad = (message: string): Violation[] => [{ invariant: 'I4', message: `${client} in ${room}: ${message}` }];
      if (entry.at > at + LEAVE_WITHIN_MS)
        return bad(`applied ${entry.offset} ${entry.at - at} ms after the permission ended`);
      const truth = committed.at(room, entry.offset);
      return truth?.id === entry.id && truth.at > at
        ? bad(`applied ${entry.offset}, committed after the permission ended`)
        : [];
    }),
  );
}

/** I5: what is shown equals a fresh snapshot. */
export function checkStates({ finals = [] }: History): Violation[] {
  return finals
    .filter(({ shown, fresh }) => !isDeepStrictEqual(shown, fresh))
    .map(({ client, room, shown, fresh }) => ({
      invariant: 'I5',
      message: `${client} in ${room} shows ${JSON.stringify(shown).slice(0, 300)}, fresh is ${JSON.stringify(fresh).slice(0, 300)}`,
    }));
}

/** I6: what a producer was promised is there. */
export function checkPromises({ producers, committed }: History): Violation[] {
  const there = new Set(committed.map((event) => event.correlationId));
  return producers
    .filter(({ type, correlationId }) => type === 'ok' && !there.has(correlationId))
    .map(({ producer, correlationId }) => ({
      invariant: 'I6',
      message: `${producer} got a yes to ${correlationId}`,
    }));
}
