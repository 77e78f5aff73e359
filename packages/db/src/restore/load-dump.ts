import { createReadStream } from 'node:fs';
import { DatabaseClient } from '../client.ts';
import { copyIn } from './copy-in.ts';
import { sqlOfArchive } from './pg-restore.ts';
import { linesOf, stepsOf } from './sql-script.ts';

/** Of the connections of other roles, who is no superuser sees not even what they are. */
const OTHERS = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND usename IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend'`;
const TABLES = `SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'`;

/**
 * Puts a logical backup (`.sql` as it is, anything else through pg_restore) in the place of what a database holds, in one
 * transaction: it is there whole, or nothing has changed. Returns the schema that keeps what was there before.
 * @throws when others are connected, or the backup cannot be loaded
 */
export async function loadDump(databaseUrl: string, file: string): Promise<string | null> {
  const client = new DatabaseClient({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const count = async (text: string) => (await client.query<{ n: number }>(text)).rows[0]?.n ?? 0;
  try {
    const others = await count(OTHERS);
    if (others > 0) throw new Error(`${others} connections are open on this database: stop every instance first.`);
    const aside = (await count(TABLES)) > 0 ? `before_restore_${Date.now()}` : null;
    await client.query('BEGIN');
    await client.query(aside ? `ALTER SCHEMA public RENAME TO ${aside}` : 'DROP SCHEMA IF EXISTS public CASCADE');
    await client.query('CREATE SCHEMA public');
    const source = file.endsWith('.sql') ? createReadStream(file) : sqlOfArchive(file);
    for await (const step of stepsOf(linesOf(source as AsyncIterable<Buffer>))) {
      if ('copy' in step) await copyIn(client, step.copy, step.rows);
      else if (step.sql.trim()) await client.query(step.sql);
    }
    await client.query('COMMIT');
    return aside;
  } finally {
    await client.end().catch(() => undefined);
  }
}
