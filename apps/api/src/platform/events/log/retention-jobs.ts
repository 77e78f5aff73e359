import type { Database } from '@tidings/db';
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { handleJob } from '../../jobs/job-handler.ts';
import { pruneEvents, pruneLeftovers } from './retention.ts';

const HOUR = 3600_000;
const nothing = z.strictObject({});

const pruneEventsJob = defineJob('retention:events', nothing, { everyMs: HOUR });
const pruneLeftoversJob = defineJob('retention:leftovers', nothing, { everyMs: HOUR });

type Needs = { db: Database; config: { retentionMs: number } };

/** Nothing is kept longer than it is needed. */
export const retentionJobs = [
  handleJob(pruneEventsJob, async (_job, { db, config }: Needs, log) => {
    const removed = await pruneEvents(db, config.retentionMs);
    if (removed > 0) log.info({ removed }, 'Removed events past their retention');
  }),
  handleJob(pruneLeftoversJob, async (_job, { db }: Needs) => pruneLeftovers(db)),
];
