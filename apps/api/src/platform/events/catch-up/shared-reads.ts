import type { Database } from '@tidings/db';
import { Batcher } from '../../kernel/batcher.ts';
import { type EventRun, readRanges } from './catch-up.ts';

export type Range = { room: string; from: number; to: number };
type Reader = (epoch: string, range: Range) => Promise<EventRun>;

const readers = new WeakMap<Database, Reader>();

/** For so long a range that was read is given to others, and at most so many ranges are kept. */
const KEPT_MS = 100;
const MAX_KEPT = 200;

/**
 * Reads a range of a room's events. After an outage many ask for the same at once: a range is read once for all of them,
 * and different ones go into one statement. A range ends at a head its asker read before, so what an event redacted
 * since has another end and is never shared with it.
 */
export function readShared(db: Database, epoch: string, range: Range): Promise<EventRun> {
  const reader = readers.get(db) ?? newReader(db);
  readers.set(db, reader);
  return reader(epoch, range);
}

function newReader(db: Database): Reader {
  const running = new Map<string, Promise<EventRun>>();
  const batchers = new Map<string, Batcher<Range, EventRun>>();
  return (epoch, range) => {
    const key = `${epoch} ${range.room} ${range.from} ${range.to}`;
    const known = running.get(key);
    if (known) return known;
    if (!batchers.has(epoch)) {
      batchers.clear();
      batchers.set(epoch, new Batcher((ranges) => readRanges(db, epoch, ranges), { weight: 2000, inFlight: 2 }));
    }
    const read =
      batchers.get(epoch)?.load(range, range.to - range.from + 1) ?? Promise.resolve({ events: [], cut: false });
    running.set(key, read);
    const forget = () => running.delete(key);
    const keep = () => (running.size > MAX_KEPT ? forget() : setTimeout(forget, KEPT_MS).unref());
    read.then(keep, forget);
    return read;
  };
}
