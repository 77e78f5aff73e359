import type { Positions } from '@tidings/contracts';
import { beginFor, type Database } from '@tidings/db';
import type pg from 'pg';

/**
 * Reads rows and the positions of the rooms that feed them in one repeatable-read transaction, so that events after
 * the positions are exactly what the rows do not show yet (PROTOCOL §6). `rooms` may follow from what was read.
 */
export async function snapshot<T>(
  db: Database,
  rooms: readonly string[] | ((value: T) => readonly string[]),
  read: (client: pg.PoolClient) => Promise<T>,
): Promise<{ value: T; positions: Positions }> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginFor(db.workspaceId, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'));
    const value = await read(client);
    const { rows } = await client.query<{ positions: Positions }>('SELECT room_positions($1::text[]) AS positions', [
      typeof rooms === 'function' ? rooms(value) : rooms,
    ]);
    await client.query('COMMIT');
    return { value, positions: rows[0]?.positions ?? {} };
  } catch (error) {
    await client.query('ROLLBACK').catch((rollback: Error) => {
      broken = rollback;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
