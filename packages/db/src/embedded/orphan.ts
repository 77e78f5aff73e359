import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './options.ts';
import { commandLine, isAlive, signal, waitForExit } from './os/processes.ts';

/** The process id in a cluster's postmaster.pid, running or not. */
export function postmasterPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Stops a server that outlived the process that started it, and clears a pid file whose number now belongs to another
 * program (PostgreSQL would refuse to start on it).
 * @returns whether a server had to be stopped
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const pid = postmasterPid(cluster);
  if (!pid || !isAlive(pid)) return false;
  if (!commandLine(pid).includes('postgres')) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return false;
  }
  for (const [name, patience] of [
    ['SIGINT', 5000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    signal(pid, name);
    if (await waitForExit(pid, patience)) return true;
  }
  throw new EmbeddedPostgresError(`A PostgreSQL left over from an earlier run (process ${pid}) does not stop.`);
}
