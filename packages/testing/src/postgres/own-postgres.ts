import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appRole } from '@tidings/db/app-role';
import { type EmbeddedPostgres, lockHolder, startEmbeddedPostgres } from '@tidings/db/embedded';
import { migrate } from '@tidings/db/migrate';
import { type CreateDatabase, databaseMaker } from './databases.ts';
import { signalTree } from './process-tree.ts';

export interface OwnPostgresOptions {
  /** False trades safety for speed: for a server whose power nobody cuts. Default true. */
  durable?: boolean;
  maxConnections?: number;
}

/** A PostgreSQL of this process, with the faults a test can do to it. */
export interface OwnPostgres {
  adminUrl: string;
  /** Name of the migrated database that createDatabase copies. */
  template: string;
  port: number;
  readonly pid: number;
  createDatabase: CreateDatabase;
  /** SIGKILL to every process of the server: a power cut. */
  kill: () => Promise<void>;
  /** SIGSTOP to every process: connections stay open, nothing answers. */
  pause: () => void;
  resume: () => void;
  /** Brings the server up again on the same port after kill() or shutdown(); same databases. */
  restart: () => Promise<void>;
  /** Orderly shutdown that keeps the data for restart(). */
  shutdown: () => Promise<void>;
  /** Stops the server and removes its data. */
  stop: () => Promise<void>;
}

const prefix = 'tidings-test-';
const template = 'tidings_template';

/** What an earlier run left behind when it was killed: PostgreSQL is gone by then, its directory is not. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const directory = join(tmpdir(), name);
    const age = Date.now() - (statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 3_600_000 && !lockHolder(join(directory, 'postgres.lock')))
      rmSync(directory, { recursive: true, force: true });
  }
}

/** Starts a PostgreSQL for this process alone and migrates its template database. */
export async function startOwnPostgres(options: OwnPostgresOptions = {}): Promise<OwnPostgres> {
  sweep();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  const { durable = true, maxConnections = 300 } = options;
  const boot = () => startEmbeddedPostgres({ dataDir, durable, database: template, maxConnections });
  let server: EmbeddedPostgres = await boot();
  // Roles are the server's, rights the database's: they are copied with it.
  await migrate(server.url, { appRole });
  const adminUrl = server.url.replace(/[^/]*$/, 'postgres');
  return {
    adminUrl,
    template,
    port: server.port,
    get pid() {
      return server.pid;
    },
    createDatabase: databaseMaker({ adminUrl, template }),
    kill: async () => {
      signalTree(server.pid, 'SIGKILL');
      await server.stop();
    },
    pause: () => signalTree(server.pid, 'SIGSTOP'),
    resume: () => signalTree(server.pid, 'SIGCONT'),
    restart: async () => {
      await server.stop();
      server = await boot();
    },
    shutdown: () => server.stop(),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
