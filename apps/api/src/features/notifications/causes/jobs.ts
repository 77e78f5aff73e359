import { uuidv7 } from '@tidings/db';
import { defineJob, type JobDraft, jobDraft, type Queue } from '../../../platform/jobs/define-job.ts';
import type { Asker } from '../../../platform/kernel/actor.ts';
import { type Cause, type Gone, goneSchema, intentSchema } from './intent.ts';

const queue: Queue = { name: 'notifications', concurrency: 4 };

export const notifyJob = defineJob('notifications:notify', intentSchema, { queue });
export const retractJob = defineJob('notifications:retract', goneSchema, { queue });

/** Somebody may have to be notified of this; it commits with its cause. `source`: the fact, where it has an id of its own. */
export const notify = (asker: Pick<Asker, 'correlationId'>, cause: Cause, source = uuidv7()): JobDraft =>
  jobDraft(notifyJob, { source, correlationId: asker.correlationId, cause });

/** What was notified of this is no more. */
export const retract = (asker: Pick<Asker, 'correlationId'>, gone: Omit<Gone, 'correlationId'>): JobDraft =>
  jobDraft(retractJob, { correlationId: asker.correlationId, ...gone });
