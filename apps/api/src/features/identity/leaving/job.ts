import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** Deletes an account. It goes on where it was: a server that ends in the middle is one try of many. */
export const deleteJob = defineJob('identity:delete', z.strictObject({ userId: z.uuid() }), {
  queue: { name: 'deletions', concurrency: 1 },
  maxAttempts: 50,
});
