import type { WebhookEvent } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { z } from 'zod';
import { defineJob, type JobDraft, jobDraft } from '../../../platform/jobs/define-job.ts';

const told = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('topic'), id: z.uuid() }),
  z.strictObject({ of: z.literal('reply'), id: z.uuid() }),
  z.strictObject({
    ...{ of: z.literal('notification'), id: z.uuid(), userId: z.uuid() },
    ...{ type: z.string(), category: z.string(), priority: z.string(), reason: z.string() },
  }),
]);
export type Told = z.infer<typeof told>;

const payload = z.strictObject({ id: z.uuid(), type: z.string(), at: z.iso.datetime(), told });
export type Happening = z.infer<typeof payload>;

export const tellJob = defineJob('webhooks:tell', payload, { queue: { name: 'webhooks:tell', concurrency: 1 } });

/** Webhooks are told of this, where one wants to be; it commits with its cause. What it says is read when it is told. */
export const tell = (type: WebhookEvent, what: Told): JobDraft[] => [
  jobDraft(tellJob, { id: uuidv7(), type, at: new Date().toISOString(), told: what }, { wantedBy: 'webhooks' }),
];
