import type { Database } from '@tidings/db';

/** What time it is where the activity of topics is written down. ISO. */
export async function readTime(db: Database): Promise<string> {
  const { rows } = await db.pool.query<{ at: string }>('SELECT iso(clock_timestamp()) AS at');
  return rows[0]?.at ?? new Date().toISOString();
}

/** The last activity of the topic so many below a time, by activity; null when there are fewer. ISO. */
export async function readEndOfLot(db: Database, until: string, topics: number): Promise<string | null> {
  const { rows } = await db.pool.query<{ at: string }>({
    name: 'end-of-lot',
    text: `SELECT iso(last_activity_at) AS at FROM topic_stat WHERE last_activity_at <= $1
           ORDER BY last_activity_at DESC OFFSET $2 LIMIT 1`,
    values: [until, topics - 1],
  });
  return rows[0]?.at ?? null;
}

/** Whether a job is still to be done: no newer one has taken its place. */
export async function isDue(db: Database, id: string): Promise<boolean> {
  const { rows } = await db.pool.query({ name: 'is-due', text: 'SELECT 1 FROM job WHERE id = $1', values: [id] });
  return rows.length > 0;
}
