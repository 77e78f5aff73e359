import type { Database } from '@tidings/db';
import { z } from 'zod';
import type { Services } from '../../platform/feature/services.ts';
import { defineJob } from '../../platform/jobs/define-job.ts';
import { handleJob } from '../../platform/jobs/job-handler.ts';

const HOUR = 3600_000;
const recountCategories = defineJob('counts:categories', z.strictObject({}), { everyMs: HOUR });

/** Compares what is kept of categories with what there is, and corrects what differs; it never should. */
export const handleRecounts = handleJob(recountCategories, async (_job, { db }: Pick<Services, 'db'>, log) => {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM category WHERE deleted_at IS NULL ORDER BY id');
  for (const { id } of rows) {
    const drift = await recountCategory(db, id);
    if (drift !== 0)
      log.warn({ categoryId: id, drift }, 'The stored topic count of a category was wrong; corrected it');
  }
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
