import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { text } from '../kernel/text.ts';

export const reportTargetSchema = z.enum(['topic', 'reply', 'user']).meta({ id: 'ReportTarget' });
export const reportReasonSchema = z
  .enum(['spam', 'abuse', 'off_topic', 'illegal', 'other'])
  .meta({ id: 'ReportReason' });
export const reportStateSchema = z.enum(['open', 'resolved', 'dismissed']).meta({ id: 'ReportState' });

export const createReportInputSchema = z
  .strictObject({
    targetType: reportTargetSchema,
    targetId: idSchema,
    reason: reportReasonSchema,
    note: text().trim().max(1000).optional(),
  })
  .meta({ id: 'CreateReportInput' });
export type CreateReportInput = z.infer<typeof createReportInputSchema>;

/** What was reported, as a moderator needs it to decide: the text is the original, also when hidden. */
export const reportSubjectSchema = z.strictObject({
  topicId: idSchema.nullable(),
  number: z.int().nullable(),
  title: z.string().nullable(),
  excerpt: z.string(),
  author: personSchema,
});

/** One report in the queue. Several people reporting the same target make one open report that grows. */
export const reportSchema = z
  .strictObject({
    id: idSchema,
    targetType: reportTargetSchema,
    targetId: idSchema,
    state: reportStateSchema,
    subject: reportSubjectSchema,
    reporters: z.array(
      z.strictObject({
        person: personSchema,
        reason: reportReasonSchema,
        note: z.string().nullable(),
        at: instantSchema,
      }),
    ),
    createdAt: instantSchema,
    closedAt: instantSchema.nullable(),
    closedBy: personSchema.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;

/** What the reporter gets back: never the queue's inner view. */
export const reportReceiptSchema = z
  .strictObject({ id: idSchema, state: reportStateSchema, createdAt: instantSchema })
  .meta({ id: 'ReportReceipt' });
export type ReportReceipt = z.infer<typeof reportReceiptSchema>;

export const moderationActionNameSchema = z
  .enum([
    ...(['hide', 'restore', 'delete', 'lock', 'unlock', 'pin', 'unpin', 'move'] as const),
    ...(['warn', 'silence', 'suspend', 'lift', 'dismiss'] as const),
  ])
  .meta({ id: 'ModerationActionName' });

/** Why a moderator acts: kept in the audit log and told to the member. */
export const actionReasonSchema = text().trim().min(1).max(1000);

/** `until` for silence and suspend; `categoryId` for move. `dismiss` takes the target whose report is closed. */
export const moderationActionInputSchema = z
  .strictObject({
    action: moderationActionNameSchema,
    targetType: reportTargetSchema,
    targetId: idSchema,
    reason: actionReasonSchema,
    until: instantSchema.optional(),
    categoryId: idSchema.optional(),
  })
  .meta({ id: 'ModerationActionInput' });
export type ModerationActionInput = z.infer<typeof moderationActionInputSchema>;

/** The audit entry: who, what, why, when. `reason` is never empty: where none was given it says so. */
export const moderationActionSchema = z
  .strictObject({
    id: idSchema,
    action: moderationActionNameSchema,
    targetType: reportTargetSchema,
    targetId: idSchema,
    subject: reportSubjectSchema.nullable(),
    moderator: personSchema.nullable(),
    member: personSchema,
    reason: z.string().min(1),
    until: instantSchema.nullable(),
    at: instantSchema,
  })
  .meta({ id: 'ModerationAction' });
export type ModerationAction = z.infer<typeof moderationActionSchema>;

export const reportListQuerySchema = pageQuerySchema.extend({ state: reportStateSchema.default('open') });
