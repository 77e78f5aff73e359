import type { Database } from '@tidings/db';
import { pruneEvents, pruneLeftovers } from '../events/log/retention.ts';
import type { JobDefinitions } from './jobs.ts';

const HOUR = 3600_000;

/** The jobs the platform itself has: nothing is kept longer than it is needed. */
export const recurringJobs = (db: Database, retentionMs: number): JobDefinitions => ({
  'retention:events': {
    everyMs: HOUR,
    async run(_job, log) {
      const removed = await pruneEvents(db, retentionMs);
      if (removed > 0) log.info({ removed }, 'Events past their time were removed');
    },
  },
  'retention:leftovers': { everyMs: HOUR, run: () => pruneLeftovers(db) },
});
