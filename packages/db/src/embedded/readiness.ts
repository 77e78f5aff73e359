import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseClient } from '../client.ts';
import { logTail } from './launch.ts';
import { EmbeddedPostgresError } from './options.ts';
import type { ClusterPaths } from './paths.ts';

async function withClient<T>(url: string, work: (client: DatabaseClient) => Promise<T>): Promise<T> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 3000, query_timeout: 15_000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until the server answers a query. */
export async function waitUntilReady(
  supervisor: ChildProcess,
  url: string,
  paths: ClusterPaths,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (supervisor.exitCode !== null || supervisor.signalCode !== null) {
      throw new EmbeddedPostgresError(`PostgreSQL did not start. The end of ${paths.log}:\n${logTail(paths.log)}`);
    }
    try {
      return await withClient(url, async (client) => void (await client.query('SELECT 1')));
    } catch (cause) {
      if ((cause as { code?: string }).code === '28P01') {
        throw new EmbeddedPostgresError(
          `The password in ${paths.password} does not open ${paths.cluster}: put the file back that belongs to it.`,
          { cause },
        );
      }
      if (Date.now() >= deadline) {
        throw new EmbeddedPostgresError(`PostgreSQL was not ready after ${timeoutMs / 1000} s, see ${paths.log}`, {
          cause,
        });
      }
    }
    await sleep(25);
  }
}

/** Makes a database unless it exists. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}
