import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';

/** What a server last saw of the database. `at` is the database's own clock in ms. */
export type Witness = {
  epoch: string;
  /** Cluster, timeline and database: another one is another history. */
  incarnation: string;
  /** The transaction that wrote the epoch's row: a reload of the data writes it anew. */
  row: string;
  /** How far the log is on disk, in bytes; it only ever grows. */
  position: number;
  at: number;
};

/**
 * Reads a witness; `null` when there is none. `copied`: the file is not the one that was written, so the directory was
 * put back from a copy and what the witness says may be as old as the database beside it.
 */
export function readWitness(file: string): { witness: Witness; copied: boolean } | null {
  try {
    const { inode, ...witness } = JSON.parse(readFileSync(file, 'utf8')) as Witness & { inode: number };
    if (typeof witness.epoch !== 'string' || typeof witness.incarnation !== 'string') return null;
    return { witness, copied: statSync(file).ino !== inode };
  } catch {
    return null;
  }
}

/** Replaces the file in one step. */
export function writeWitness(file: string, witness: Witness): void {
  const temporary = `${file}.${process.pid}`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify({ ...witness, inode: fstatSync(handle).ino }));
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}
