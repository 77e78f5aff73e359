import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Marks a test that measures time: no other test of the run is under way while it is. */
export const alone = { tag: '@alone' } as const;

const directory = join(import.meta.dirname, '..', '..', '.tmp', 'turns');
const whole = join(directory, 'alone');
const LOOK_MS = 50;

/** Nothing of an earlier run is under way. */
export function clearTurns(): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
}

const mark = (file: string) => closeSync(openSync(file, 'wx'));

function tries(file: string): boolean {
  try {
    mark(file);
    return true;
  } catch {
    return false;
  }
}

/** Waits until this worker may run its test: beside others, or alone. @returns what ends its turn */
export async function turn(worker: number, isAlone: boolean): Promise<() => void> {
  const own = join(directory, String(worker));
  if (isAlone) {
    while (!tries(whole)) await pause(LOOK_MS);
    while (readdirSync(directory).length > 1) await pause(LOOK_MS);
    return () => rmSync(whole, { force: true });
  }
  for (;;) {
    // Said before it is asked, so that of two that begin at once at least one sees the other.
    tries(own);
    if (!existsSync(whole)) return () => rmSync(own, { force: true });
    rmSync(own, { force: true });
    while (existsSync(whole)) await pause(LOOK_MS);
  }
}
