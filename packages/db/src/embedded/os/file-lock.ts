import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthMark } from './processes.ts';

let lockCount = 0;

export interface LockHolder {
  pid: number;
  born: string | undefined;
}

/** The process that holds a lock file; undefined if there is none or the process that wrote it has died. */
export function lockHolder(path: string): LockHolder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
    return birthMark(holder.pid) === holder.born && holder.born !== undefined ? holder : undefined;
  } catch {
    return undefined;
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may see the same stale file: what was taken away is looked at again, and a live lock is put back. */
function clearStale(path: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (lockHolder(aside)) link(aside, path);
  rmSync(aside, { force: true });
}

/** Takes a lock file for this process, clearing one whose holder has died; false when somebody alive holds it. */
export function tryLock(path: string): boolean {
  // Written aside and linked, so that nobody ever reads a lock without its holder.
  const aside = `${path}.${process.pid}.${lockCount++}`;
  writeFileSync(aside, JSON.stringify({ pid: process.pid, born: birthMark(process.pid) } satisfies LockHolder));
  try {
    if (link(aside, path)) return true;
    if (lockHolder(path)) return false;
    clearStale(path);
    return link(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Gives a lock file back. */
export function unlock(path: string): void {
  if (lockHolder(path)?.pid === process.pid) rmSync(path, { force: true });
}

/**
 * Runs work while holding a lock file, so that one process at a time does it.
 * @throws when another live process holds the lock for longer than timeoutMs milliseconds
 */
export async function withFileLock<T>(
  path: string,
  options: { timeoutMs: number },
  work: () => T | Promise<T>,
): Promise<T> {
  const deadline = Date.now() + options.timeoutMs;
  while (!tryLock(path)) {
    if (Date.now() >= deadline) {
      throw new Error(`Process ${lockHolder(path)?.pid} holds ${path} for more than ${options.timeoutMs / 1000} s`);
    }
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    unlock(path);
  }
}
