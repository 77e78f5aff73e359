import { DatabaseClient } from '@tidings/db/client';
import type { CommittedEvent } from './history.ts';

/** Reads what was committed in some rooms (all by default) from the database itself. */
export async function readCommitted(databaseUrl: string, rooms?: readonly string[]): Promise<CommittedEvent[]> {
  const client = new DatabaseClient({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
  });
  await client.connect();
  try {
    const { rows } = await client.query<CommittedEvent>(
      `SELECT e.room, (SELECT value FROM epoch) AS epoch, e."offset"::float8 AS offset, e.id, e.name,
         e.correlation_id AS "correlationId", extract(epoch FROM e.at)::float8 * 1000 AS at
       FROM event e WHERE $1::text[] IS NULL OR e.room = ANY ($1) ORDER BY e.room, e."offset"`,
      [rooms ?? null],
    );
    return rows;
  } finally {
    await client.end();
  }
}
