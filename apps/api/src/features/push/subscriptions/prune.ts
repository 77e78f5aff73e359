import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { prunePush } from './repository.ts';

const HOUR = 3600_000;
const prunePushJob = defineJob('retention:push', z.strictObject({}), { everyMs: HOUR });

/** Nothing is sent to a device whose session has ended; within an hour it is forgotten as well. */
export const handlePrunePush = handleJob(prunePushJob, async (_job, { db }: Pick<Services, 'db'>) => prunePush(db));
