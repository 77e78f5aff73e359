import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { dropMonths, makeMonths, purgeCounted, purgeDeleted, purgeTraces } from './repository.ts';
import { sayCounts } from './say-counts.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** How long what a member deleted can be brought back, and traces are kept. */
const DELETED_DAYS = 30;
const ROWS_AT_ONCE = 2000;
const MEMBERS_AT_ONCE = 200;
const MONTHS_AHEAD = 2;
const nothing = z.strictObject({});

/** There is a partition for this month and the next two. */
export const handleMonths = handleJob(
  defineJob('notifications:months', nothing, { everyMs: 6 * HOUR }),
  async (_job, { db }: Services, log) => {
    const made = await makeMonths(db, MONTHS_AHEAD);
    if (made > 0) log.info({ made }, 'Made the tables for the notifications of the coming months');
  },
);

/** The beginning of the oldest month that is kept. */
function oldestMonth(now: Date, months: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
}

/** Removes what members deleted 30 days ago, and all notifications of months that are `months` past. */
export async function purge({ db, live }: Pick<Services, 'db' | 'live'>, months: number, now = new Date()) {
  const deleted = new Date(now.getTime() - DELETED_DAYS * DAY);
  let removed = 0;
  for (let lot = ROWS_AT_ONCE; lot >= ROWS_AT_ONCE; removed += lot) lot = await purgeDeleted(db, deleted, ROWS_AT_ONCE);
  for (let lot = ROWS_AT_ONCE; lot >= ROWS_AT_ONCE; ) lot = await purgeTraces(db, deleted, ROWS_AT_ONCE);
  const before = oldestMonth(now, months);
  for (;;) {
    const concerned = await purgeCounted(db, before, MEMBERS_AT_ONCE);
    if (concerned.length === 0) break;
    sayCounts(live, concerned);
  }
  return { removed, dropped: await dropMonths(db, before) };
}

export const handlePurge = handleJob(
  defineJob('notifications:purge', nothing, { everyMs: HOUR }),
  async (_job, services: Services, log) => {
    const { removed, dropped } = await purge(services, services.config.notificationMonths);
    if (dropped > 0) log.info({ removed, dropped }, 'Removed the notifications of months that are past');
  },
);
