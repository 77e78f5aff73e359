import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/define-job.ts';

const restSchema = z.strictObject({ userId: z.uuid(), categoryIds: z.array(z.uuid()), until: z.iso.datetime() });
type Rest = z.infer<typeof restSchema>;

/** Marks what a member has left unread in these categories, of what was last active at `until` or before. */
export const restJob = defineJob('topics:read-rest', restSchema);

/**
 * There is one job of a member for all categories, or for one: marking again takes its place and begins anew, from a later
 * time. One of a category has a key of its own, or it would take the place of what is left of all.
 */
export const restKey = ({ userId, categoryIds }: Omit<Rest, 'until'>): { uniqueKey: string } => ({
  uniqueKey: `${restJob.kind}:${userId}:${categoryIds.length === 1 ? categoryIds[0] : 'all'}`,
});
