import type { WebhookEvent } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { z } from 'zod';
import { defineJob, type JobDraft, jobDraft } from '../../../platform/jobs/define-job.ts';

/** What may wait for one webhook. */
export const WAITING_MAX = 10_000;

const subject = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('topic'), id: z.uuid() }),
  z.strictObject({ of: z.literal('reply'), id: z.uuid() }),
  z.strictObject({
    ...{ of: z.literal('notification'), id: z.uuid(), userId: z.uuid() },
    ...{ type: z.string(), category: z.string(), priority: z.string(), reason: z.string() },
  }),
]);
export type Subject = z.infer<typeof subject>;

const payload = z.strictObject({ id: z.uuid(), type: z.string(), at: z.iso.datetime(), subject });
export type Happening = z.infer<typeof payload>;

export const tellJob = defineJob('webhooks:tell', payload, { queue: { name: 'webhooks:tell', concurrency: 1 } });

/** Webhooks are sent this, where one wants to be; it commits with its cause. What it says is read when it is sent. */
export const tell = (type: WebhookEvent, what: Subject): JobDraft[] => [
  jobDraft(tellJob, { id: uuidv7(), type, at: new Date().toISOString(), subject: what }, { wantedBy: 'webhooks' }),
];

const ofWorkspace = z.strictObject({ workspaceId: z.uuid() });
/** One a workspace: however much happens, it reads all of it. */
export const tellWorkspaceJob = defineJob('webhooks:tell-workspace', ofWorkspace, { queue: tellJob.queue });

/** Webhooks of the workspace are sent what happened in it, where there are any. */
export const tellWorkspace = (workspaceId: string): JobDraft[] => [
  jobDraft(
    tellWorkspaceJob,
    { workspaceId },
    { wantedBy: 'webhooks', uniqueKey: `${tellWorkspaceJob.kind}:${workspaceId}` },
  ),
];
