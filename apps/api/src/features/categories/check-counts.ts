import type { Database } from '@tidings/db';
import type { JobDefinitions } from '../../platform/jobs/jobs.ts';

const HOUR = 3600_000;

/** Compares what is kept of categories with what there is, and puts right what differs; it never should. */
export const categoryJobs = (db: Database): JobDefinitions => ({
  'counts:categories': {
    everyMs: HOUR,
    async run(_job, log) {
      const { rows } = await db.pool.query<{ id: string }>(
        'SELECT id FROM category WHERE deleted_at IS NULL ORDER BY id',
      );
      for (const { id } of rows) {
        const drift = await recountCategory(db, id);
        if (drift !== 0) log.warn({ categoryId: id, drift }, 'A category’s number of topics was put right');
      }
    },
  },
});

/** How far the kept number was off; each category in a transaction of its own. */
export async function recountCategory(db: Database, categoryId: string): Promise<number> {
  const { rows } = await db.pool.query<{ drift: number }>({
    name: 'recount-category',
    text: 'SELECT recount_category($1) AS drift',
    values: [categoryId],
  });
  return rows[0]?.drift ?? 0;
}
