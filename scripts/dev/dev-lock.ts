import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockHolder, tryLock, unlock, waitForExit } from '@tidings/db/embedded';
import { note } from '../lib/terminal.ts';

interface Running {
  web?: string;
  children: number[];
}

function readRunning(file: string): Running {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running;
  } catch {
    return { children: [] };
  }
}

/** The claim of one `pnpm dev` on a data directory. */
export interface DevLock {
  /** Notes what is running, for whoever starts a second one or comes after a crash. */
  describe: (running: Running) => void;
  release: () => void;
}

/**
 * Claims the data directory.
 * @returns a text for the person who started a second one, or the claim
 */
export async function claim(dataDir: string): Promise<DevLock | string> {
  const lock = join(dataDir, 'dev.lock');
  const info = join(dataDir, 'dev.json');
  const stale = existsSync(lock) && !lockHolder(lock);
  if (!tryLock(lock)) {
    const { web } = readRunning(info);
    return (
      `Tidings already runs on this data (process ${lockHolder(lock)?.pid})${web ? `: ${web}` : ''}\n` +
      '  Stop it with Ctrl-C in its terminal, or start a second one beside it: DATA_DIR=.data-two pnpm dev'
    );
  }
  if (stale) {
    note('The last run ended without cleaning up; its lock was cleared.');
    for (const pid of readRunning(info).children) await waitForExit(pid, 6000);
  }
  return {
    describe: (running) => writeFileSync(info, JSON.stringify(running)),
    release: () => {
      rmSync(info, { force: true });
      unlock(lock);
    },
  };
}
