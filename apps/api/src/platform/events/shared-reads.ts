import type { Database } from '@tidings/db';
import { Batcher } from '../batcher.ts';
import { readRanges } from './catch-up.ts';
import type { StoredEvent } from './stored-event.ts';

export type Range = { room: string; from: number; to: number };
type Reader = (epoch: string, range: Range) => Promise<StoredEvent[]>;

const readers = new WeakMap<Database, Reader>();

/**
 * Reads a range of a room's events. After an outage many ask for the same at once: a range that is being read is shared,
 * and different ones go into one statement. A range ends at a head its asker read before, so what was redacted since
 * has another end and is never shared with it.
 */
export function readShared(db: Database, epoch: string, range: Range): Promise<StoredEvent[]> {
  const reader = readers.get(db) ?? newReader(db);
  readers.set(db, reader);
  return reader(epoch, range);
}

function newReader(db: Database): Reader {
  const running = new Map<string, Promise<StoredEvent[]>>();
  const batchers = new Map<string, Batcher<Range, StoredEvent[]>>();
  return (epoch, range) => {
    const key = `${epoch} ${range.room} ${range.from} ${range.to}`;
    const known = running.get(key);
    if (known) return known;
    if (!batchers.has(epoch)) {
      batchers.clear();
      batchers.set(epoch, new Batcher((ranges) => readRanges(db, epoch, ranges), { weight: 2000, inFlight: 4 }));
    }
    const read = batchers.get(epoch)?.load(range, range.to - range.from + 1) ?? Promise.resolve([]);
    running.set(key, read);
    const done = () => running.delete(key);
    read.then(done, done);
    return read;
  };
}

const sizes = new WeakMap<StoredEvent, number>();

/** About how many bytes an event takes in an answer; measured once, however many answers it goes into. */
export function sizeOf(event: StoredEvent): number {
  const known = sizes.get(event);
  if (known !== undefined) return known;
  const size = JSON.stringify(event.payload).length + 300;
  sizes.set(event, size);
  return size;
}
