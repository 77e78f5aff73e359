import { randomBytes } from 'node:crypto';
import { DatabaseClient } from '../client.ts';

/**
 * Begins a new epoch in a database that was restored: no position of before is honoured, every client takes snapshots.
 * Returns the old epoch and the new one. @throws when the database holds none
 */
export async function beginEpoch(databaseUrl: string): Promise<{ from: string; to: string }> {
  const client = new DatabaseClient({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
  });
  await client.connect();
  try {
    const to = randomBytes(6).toString('hex');
    const { rows } = await client.query<{ from: string }>(
      `UPDATE epoch e SET value = $1, since = clock_timestamp() FROM epoch old WHERE old.id = e.id
       RETURNING old.value AS "from"`,
      [to],
    );
    const from = rows[0]?.from;
    if (from === undefined) throw new Error('This database is not one of Tidings: it holds no epoch.');
    // Whoever was connected then is not connected now.
    await client.query('DELETE FROM connection_lease');
    return { from, to };
  } finally {
    await client.end().catch(() => undefined);
  }
}
