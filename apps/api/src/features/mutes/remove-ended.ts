import { z } from 'zod';
import type { Services } from '../../platform/feature/services.ts';
import { defineJob } from '../../platform/jobs/define-job.ts';
import { handleJob } from '../../platform/jobs/job-handler.ts';
import { pruneMutes } from './repository.ts';

const HOUR = 3600_000;
const pruneMutesJob = defineJob('retention:mutes', z.strictObject({}), { everyMs: HOUR });

/** Mutes that ran out hold nothing back; they are removed within an hour. */
export const handleEndedMutes = handleJob(pruneMutesJob, async (_job, { db }: Pick<Services, 'db'>) => {
  await pruneMutes(db);
});
