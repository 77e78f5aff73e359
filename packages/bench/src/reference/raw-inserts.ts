import { DatabaseClient } from '@tidings/testing';
import pg from 'pg';

/** The store's own limit: the same text in a bare table, one statement a row, over as many connections. */
export async function rawInserts(databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ Client: DatabaseClient, connectionString: databaseUrl, max: 16 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb)',
  );
  const values = [JSON.stringify({ body: 'x'.repeat(400) })];
  const begun = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (performance.now() - begun < 3000) {
        await pool.query({ name: 'bench', text: 'INSERT INTO bench_row (body) VALUES ($1)', values });
        count += 1;
      }
    }),
  );
  const rate = count / ((performance.now() - begun) / 1000);
  await pool.end();
  return rate;
}
