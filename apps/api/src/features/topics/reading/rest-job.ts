import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** Marks what a member has left unread in these categories, of what was last active at `until` or before. */
export const restJob = defineJob(
  'topics:read-rest',
  z.strictObject({ userId: z.uuid(), categoryIds: z.array(z.uuid()), until: z.iso.datetime() }),
);
