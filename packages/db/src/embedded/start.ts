import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ensureAppRole } from '../app-role/ensure-app-role.ts';
import { findBinaries } from './binaries.ts';
import { checkVersion, ensureCluster, readOrMakePassword, superuser } from './init-cluster.ts';
import { launch } from './launch.ts';
import { DataDirBusyError, type EmbeddedOptions, type EmbeddedPostgres, EmbeddedPostgresError } from './options.ts';
import { postmasterPid, stopOrphan } from './orphan.ts';
import { lockHolder, tryLock, unlock } from './os/file-lock.ts';
import { rememberedPort } from './os/ports.ts';
import { type ClusterPaths, clusterPaths } from './paths.ts';
import { place } from './placement.ts';
import { ensureDatabase, waitUntilReady } from './readiness.ts';
import { serverArguments } from './server-settings.ts';

const stopTimeoutMs = 32_000;

async function end(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  const exited = once(supervisor, 'exit', { signal: AbortSignal.timeout(stopTimeoutMs) });
  supervisor.ref();
  // Left open: if this process dies while it waits, the supervisor loses its patience.
  supervisor.stdin?.write('stop\n');
  await exited.catch((cause) => {
    throw new EmbeddedPostgresError(`PostgreSQL did not stop in ${stopTimeoutMs / 1000} s`, { cause });
  });
}

async function prepare(paths: ClusterPaths, options: EmbeddedOptions) {
  const placement = place(paths, findBinaries());
  const password = readOrMakePassword(paths.password);
  if (await ensureCluster(placement, password)) options.onProgress?.('PostgreSQL: new database cluster made');
  checkVersion(placement, placement.binaries.major);
  if (await stopOrphan(placement.cluster))
    options.onProgress?.('PostgreSQL: stopped a server left over from an earlier run');
  return { placement, password };
}

async function run(paths: ClusterPaths, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { placement, password } = await prepare(paths, options);
  const port = await rememberedPort(paths.port);
  const args = serverArguments(placement.cluster, {
    port,
    maxConnections: options.maxConnections ?? 200,
    durable: options.durable ?? true,
  });
  const supervisor = launch(placement, args, paths.log);
  const urlOf = (database: string) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  const database = options.database ?? 'tidings';
  let appUrl: string;
  try {
    await waitUntilReady(supervisor, urlOf('postgres'), paths, options.timeoutMs ?? 60_000);
    await ensureDatabase(urlOf('postgres'), database);
    // A directory of a version before has no such role yet.
    appUrl = await ensureAppRole(urlOf(database));
  } catch (error) {
    await end(supervisor);
    throw error;
  }
  let stopping: Promise<void> | undefined;
  supervisor.once('exit', (code) => {
    unlock(paths.lock);
    if (!stopping) options.onExit?.(code);
  });
  const stop = () => (stopping ??= end(supervisor));
  const pid = postmasterPid(placement.cluster) ?? 0;
  return { url: urlOf(database), appUrl, port, dataDir: paths.dataDir, logFile: paths.log, pid, stop };
}

/**
 * Starts a PostgreSQL of this process' own in a directory, making it on first use. It listens on 127.0.0.1 with a random
 * password, and stops at most five seconds after this process has gone, however it went.
 * @throws DataDirBusyError when another live process uses the directory, EmbeddedPostgresError for every other reason
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const paths = clusterPaths(options.dataDir);
  if (!tryLock(paths.lock)) throw new DataDirBusyError(paths.dataDir, lockHolder(paths.lock)?.pid ?? 0);
  try {
    return await run(paths, options);
  } catch (error) {
    unlock(paths.lock);
    throw error;
  }
}
