import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DataDirBusyError, lockHolder } from '../embedded/index.ts';
import { clusterPaths } from '../embedded/paths.ts';

/**
 * Puts a saved data directory of PostgreSQL back in the place of the embedded one, which stands in `dataDir` with its
 * password and port; what stood there is kept beside it. Returns where. @throws when the server runs or the copy is no data directory
 */
export function putBack(dataDir: string, saved: string): string | null {
  const paths = clusterPaths(dataDir);
  const holder = lockHolder(paths.lock);
  if (holder) throw new DataDirBusyError(paths.dataDir, holder.pid);
  if (!existsSync(join(saved, 'PG_VERSION'))) throw new Error(`${saved} is no PostgreSQL data directory.`);
  const link = lstatSync(paths.cluster, { throwIfNoEntry: false })?.isSymbolicLink();
  const place = link ? readlinkSync(paths.cluster) : paths.cluster;
  const aside = existsSync(place) ? `${place}.before-restore-${Date.now()}` : null;
  if (aside) renameSync(place, aside);
  try {
    // Owner and mode must stay: PostgreSQL refuses a directory that others could read.
    execFileSync('cp', ['-a', saved, place], { timeout: 3_600_000 });
    rmSync(join(place, 'postmaster.pid'), { force: true });
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    if (aside) renameSync(aside, place);
    throw error;
  }
  return aside;
}
