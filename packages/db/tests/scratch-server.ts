import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { DatabaseClient } from '../src/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/embedded/index.ts';

const cleanUp: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

/** A directory that is gone after the test file. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-db-'));
  cleanUp.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A server of this test file alone, stopped after it. */
export async function scratchServer(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: scratchDirectory(), durable: false });
  cleanUp.push(() => server.stop());
  return server;
}

/** Runs one statement and gives its rows. */
export async function query<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
