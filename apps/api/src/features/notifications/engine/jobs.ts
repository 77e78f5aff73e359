import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob, handleJobs } from '../../../platform/jobs/job-handler.ts';
import { notifyJob, retractJob } from '../causes/jobs.ts';
import { placeAll } from './place.ts';
import { prepareAll } from './prepare-all.ts';
import type { Prepared } from './prepared.ts';
import { retractAll } from './retract.ts';
import { sayPlaced } from './say-placed.ts';

/** Facts that are worked on in one go. */
const BATCH = 50;

export const handleNotify = handleJobs(notifyJob, BATCH, async (jobs, { db, events }: Services) => {
  const intents = jobs.map(({ payload }) => payload);
  const prepared = (await prepareAll(db, intents)).filter(
    (one): one is Prepared => one !== null && one.candidates.length > 0,
  );
  if (prepared.length > 0) await placeAll(events, { correlationId: intents[0]?.correlationId ?? '' }, prepared);
});

export const handleRetract = handleJob(retractJob, ({ payload }, services: Services) => retractAll(services, payload));

const nothing = z.strictObject({});
const wakeJob = defineJob('notifications:wake', nothing, { everyMs: 5000 });
type Woken = { woken: string[]; more: boolean };

/** What was put off comes back when its time has come. */
export const handleWake = handleJob(wakeJob, async ({ id }, { events }: Services) => {
  const asker = { actor: null, correlationId: `wake-${id}`, idempotency: null };
  for (let more = true; more; ) {
    const { value } = await events.transact(asker, async (tx) => {
      const rows = await tx.db.$queryRaw<{ r: Woken }[]>`SELECT wake_notifications(500) AS r`;
      const { woken, more: left } = rows[0]?.r ?? { woken: [], more: false };
      await sayPlaced(tx, { woken });
      return left;
    });
    more = value;
  }
});
