import { z } from 'zod';
import { defineJob, type Enqueueing } from '../../platform/jobs/define-job.ts';

const member = z.strictObject({ userId: z.uuid() });

/** Looks what of a member is to be pushed. One a member: what comes meanwhile is found by the same look. */
export const pushJob = defineJob('escalation:push', member, { queue: { name: 'push', concurrency: 8 } });
/** Looks what of a member is to be mailed. One a member. */
export const mailJob = defineJob('escalation:mail', member, { queue: { name: 'escalation', concurrency: 4 } });

export const pushOf = (userId: string, when: Omit<Enqueueing, 'uniqueKey'>): Enqueueing => ({
  uniqueKey: `escalation:push:${userId}`,
  ...when,
});
export const mailOf = (userId: string, when: Omit<Enqueueing, 'uniqueKey'>): Enqueueing => ({
  uniqueKey: `escalation:mail:${userId}`,
  ...when,
});
