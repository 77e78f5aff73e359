import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Binaries, relocated } from './binaries.ts';
import { EmbeddedPostgresError } from './options.ts';
import type { ClusterPaths } from './paths.ts';
import { canEnter, chooseUser, type RunAs } from './run-as.ts';

/** Programs and directories PostgreSQL's user can reach, and that user. */
export interface Placement {
  user: RunAs;
  /** The cluster's own directory, links resolved. */
  cluster: string;
  binaries: Binaries;
}

const sharedRoot = '/var/lib/tidings';

function ownerOf(cluster: string): RunAs | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return { uid, gid };
}

/** Root's home is closed to the user PostgreSQL runs as: the programs are then copied to where it can read them. */
function reachableBinaries(binaries: Binaries, user: RunAs): Binaries {
  if (canEnter(user, join(binaries.native, 'bin'))) return binaries;
  const target = join(sharedRoot, `postgresql-${binaries.version}`);
  if (!existsSync(target)) {
    const staged = `${target}.${process.pid}`;
    mkdirSync(sharedRoot, { recursive: true, mode: 0o755 });
    cpSync(binaries.native, staged, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(staged, target);
    } catch (error) {
      rmSync(staged, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return relocated(binaries, target);
}

/** Same for the data: a link then takes its place in the data directory, and PostgreSQL gets the place itself. */
function placeCluster(paths: ClusterPaths, user: RunAs): string {
  if (lstatSync(paths.cluster, { throwIfNoEntry: false })?.isSymbolicLink()) return readlinkSync(paths.cluster);
  if (canEnter(user, paths.dataDir)) return paths.cluster;
  if (canEnter(user, dirname(paths.dataDir))) {
    chmodSync(paths.dataDir, statSync(paths.dataDir).mode | 0o011);
    return paths.cluster;
  }
  const name = createHash('sha256').update(paths.dataDir).digest('hex').slice(0, 16);
  const home = join(sharedRoot, name);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  // The data directory was removed, and with it the password: what is still here can never be opened again.
  rmSync(join(home, 'postgres'), { recursive: true, force: true });
  symlinkSync(join(home, 'postgres'), paths.cluster);
  return join(home, 'postgres');
}

/**
 * Decides which user runs PostgreSQL and makes sure that user reaches programs and data.
 * @throws EmbeddedPostgresError when the data belongs to somebody else
 */
export function place(paths: ClusterPaths, binaries: Binaries): Placement {
  const owner = ownerOf(paths.cluster);
  const self = process.getuid?.();
  if (owner && self !== undefined && self !== 0 && owner.uid !== self) {
    throw new EmbeddedPostgresError(
      `${paths.cluster} belongs to another user (id ${owner.uid}): start as that user, or set DATA_DIR to another directory.`,
    );
  }
  const user = chooseUser(owner);
  return { user, cluster: placeCluster(paths, user), binaries: reachableBinaries(binaries, user) };
}
