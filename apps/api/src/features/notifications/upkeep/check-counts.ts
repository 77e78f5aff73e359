import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { correctCounts, readMemberIds } from './repository.ts';
import { sayCounts } from './say-counts.ts';

const HOUR = 3600_000;
const MEMBERS_AT_ONCE = 500;
type Needs = Pick<Services, 'db' | 'live' | 'log' | 'metrics'>;

/** Compares what is kept of every inbox with its rows, in lots of members, and corrects what differs; it never should. Returns how many did. */
export async function checkCounts({ db, live, log, metrics }: Needs): Promise<number> {
  let wrong = 0;
  for (let after: string | null = null; ; ) {
    const members = await readMemberIds(db, after, MEMBERS_AT_ONCE);
    const last = members.at(-1);
    if (last === undefined) return wrong;
    after = last;
    const drifted = await correctCounts(db, members);
    for (const { userId, kept, counted } of drifted)
      log.warn({ userId, kept, counted }, 'The stored counts of an inbox were wrong; corrected them');
    metrics.countDrift.inc(drifted.length);
    sayCounts(live, drifted);
    wrong += drifted.length;
  }
}

const countCheck = defineJob('counts:notifications', z.strictObject({}), { everyMs: HOUR });
export const handleCountCheck = handleJob(countCheck, async (_job, services: Services, log) => {
  await checkCounts({ ...services, log });
});
