import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/define-job.ts';

/** Tells members of a group and who is invited what became of it, in the order of their ids from `after`. */
export const tellJob = defineJob('groups:tell', z.strictObject({ groupId: z.uuid(), after: z.uuid().nullable() }));

/**
 * Takes the members out of a group that was deleted. `tells`: they are few enough to be notified; `invited`: who is notified
 * besides.
 */
export const forgetJob = defineJob(
  'groups:forget',
  z.strictObject({ groupId: z.uuid(), version: z.int(), tells: z.boolean(), invited: z.array(z.uuid()) }),
);

/** One of a kind for each group: what became of it later is notified instead. */
export const keyOf = ({ kind }: { kind: string }, groupId: string) => ({ uniqueKey: `${kind}:${groupId}` });
