import { z } from 'zod';
import type { Services } from '../../platform/feature/services.ts';
import { defineJob } from '../../platform/jobs/define-job.ts';
import { handleJob } from '../../platform/jobs/job-handler.ts';
import { readCategoryIds, recountCategory } from './repository.ts';

const HOUR = 3600_000;
const recountCategories = defineJob('counts:categories', z.strictObject({}), { everyMs: HOUR });

/** Compares what is kept of categories with what there is, and corrects what differs; it never should. */
export const handleRecounts = handleJob(recountCategories, async (_job, { db }: Pick<Services, 'db'>, log) => {
  for (const id of await readCategoryIds(db)) {
    const drift = await recountCategory(db, id);
    if (drift !== 0)
      log.warn({ categoryId: id, drift }, 'The stored topic count of a category was wrong; corrected it');
  }
});
