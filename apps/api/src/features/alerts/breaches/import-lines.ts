import { itemHash, leakHash } from '../monitored/hashes.ts';
import { readLines } from './read-lines.ts';
import { type BreachRecord, readRecord } from './read-record.ts';

/** Records that are stored and looked for in one go. */
export const LOT = 20_000;
export type Progress = { lines: number; taken: number; skipped: number; matched: number; bytes: number };
export type Lot = { hashes: Buffer[]; byItem: Map<string, BreachRecord> };
/** What becomes of a lot: answers how many monitored items were in it. */
export type TakeLot = (lot: Lot, progress: Readonly<Progress>) => Promise<number>;

/**
 * Reads leaked records from a stream, one a line, and hands them on in lots: as hashes by which leaks are looked up, and by what monitored
 * items are kept as. Memory is that of a lot, however long the stream. Throws LineTooLong.
 */
export async function importLines(chunks: AsyncIterable<Buffer>, pepper: Buffer, take: TakeLot): Promise<Progress> {
  const progress: Progress = { lines: 0, taken: 0, skipped: 0, matched: 0, bytes: 0 };
  let lot: Lot = { hashes: [], byItem: new Map() };
  const flush = async () => {
    const full = lot;
    lot = { hashes: [], byItem: new Map() };
    progress.matched += await take(full, progress);
  };
  const counted = async function* () {
    for await (const chunk of chunks) {
      progress.bytes += chunk.length;
      yield chunk;
    }
  };
  for await (const lines of readLines(counted())) {
    for (const line of lines) {
      progress.lines += 1;
      const record = readRecord(line);
      if (!record) {
        progress.skipped += 1;
        continue;
      }
      progress.taken += 1;
      lot.hashes.push(leakHash(record.normal));
      lot.byItem.set(itemHash(pepper, record.kind, record.normal), record);
    }
    if (lot.hashes.length >= LOT) await flush();
  }
  await flush();
  return progress;
}
