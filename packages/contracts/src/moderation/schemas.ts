import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo, writtenText } from '../kernel/text.ts';
import { actionReasonSchema } from '../rest/inputs.ts';

export const reportTargetSchema = z
  .enum(['topic', 'reply', 'user'])
  .meta({ id: 'ReportTarget', description: 'What can be reported and acted on.' });
export const reportReasonSchema = z
  .enum(['spam', 'abuse', 'off_topic', 'illegal', 'other'])
  .meta({ id: 'ReportReason', description: 'What a reporter says is wrong.' });
export const reportStateSchema = z.enum(['open', 'resolved', 'dismissed']).meta({
  id: 'ReportState',
  description: 'An open report waits for a moderator; resolved: something was done; dismissed: nothing had to be.',
});

export const createReportInputSchema = z
  .strictObject({
    targetType: reportTargetSchema.describe('What kind of thing is reported.'),
    targetId: idSchema.describe('The topic, reply or member.'),
    reason: reportReasonSchema.describe('What is wrong with it.'),
    note: writtenText().trim().check(upTo(1000)).optional().describe('More about it, for the moderators.'),
  })
  .meta({ id: 'CreateReportInput' });
export type CreateReportInput = z.infer<typeof createReportInputSchema>;

/** What was reported, as a moderator needs it to decide: the text is the original, also when hidden. */
export const reportSubjectSchema = z.strictObject({
  topicId: idSchema.nullable().describe('The topic it stands in, or is; `null` for a member.'),
  number: z.int().nullable().describe('The number of the reply in its topic; `null` otherwise.'),
  title: z.string().nullable().describe('The title of the topic, or the name of the group; `null` for a member.'),
  excerpt: z.string().describe('The beginning of the text, also where it is hidden from others.'),
  author: personSchema.describe('Who wrote it, or the member; of a group its owner.'),
});

/** What a moderator can decide; who edits does so where the text is. */
export const moderationDecisionSchema = z
  .enum([
    ...(['hide', 'restore', 'delete', 'lock', 'unlock', 'pin', 'unpin', 'move'] as const),
    ...(['warn', 'silence', 'suspend', 'lift', 'dismiss', 'reopen'] as const),
  ])
  .meta({ id: 'ModerationDecision', description: 'What a moderator can decide about content or a member.' });

export const moderationActionNameSchema = z
  .enum([
    ...moderationDecisionSchema.options,
    ...(['edit', 'remove_revision'] as const),
    ...(['delete_group', 'archive_group', 'unarchive_group', 'add_to_group'] as const),
    ...(['edit_group', 'promote_in_group', 'demote_in_group', 'remove_from_group'] as const),
  ])
  .meta({ id: 'ModerationActionName', description: 'What staff did to content, to a member or to a group.' });

export const actionTargetSchema = z
  .enum([...reportTargetSchema.options, 'group'])
  .meta({ id: 'ActionTarget', description: 'What an entry of the audit log can be about.' });

/** One report in the queue. Several people reporting the same target make one open report that grows. */
export const reportSchema = z
  .strictObject({
    id: idSchema.describe('Names the report for good.'),
    targetType: reportTargetSchema.describe('What kind of thing was reported.'),
    targetId: idSchema.describe('The topic, reply or member.'),
    state: reportStateSchema.describe('Whether it still waits for a moderator.'),
    subject: reportSubjectSchema.describe('What was reported, as it read then.'),
    reporters: z
      .array(
        z.strictObject({
          person: personSchema.describe('Who reported it.'),
          reason: reportReasonSchema.describe('What they say is wrong with it.'),
          note: z.string().nullable().describe('What they added; `null` when nothing.'),
          at: instantSchema.describe('When they reported it.'),
        }),
      )
      .describe('The first 20 who reported the target, in order of time.'),
    reporterCount: z.int().optional().describe('How many reported it; absent in old events, where all are listed.'),
    createdAt: instantSchema.describe('When the first of them did.'),
    closedAt: instantSchema.nullable().describe('When it was resolved or dismissed; `null` while open.'),
    closedBy: personSchema.nullable().describe('The moderator who closed it; `null` while open.'),
    version: z.int().describe('Rises with every change of the report.'),
    resolution: z
      .strictObject({
        actionId: idSchema.describe('The entry of the audit log.'),
        action: moderationActionNameSchema.describe('What was done.'),
        reason: z.string().describe('Why.'),
        until: instantSchema.nullable().describe('When a silence or suspension ends; `null` otherwise.'),
      })
      .nullable()
      .optional()
      .describe('What closed it; `null` while open, and for reports closed before this was kept.'),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;

/** What the reporter gets back: never the queue's inner view. */
export const reportReceiptSchema = z
  .strictObject({
    id: idSchema.describe('The report, which others may have made before.'),
    state: reportStateSchema.describe('Whether it still waits for a moderator.'),
    createdAt: instantSchema.describe('When the target was first reported.'),
  })
  .meta({ id: 'ReportReceipt' });
export type ReportReceipt = z.infer<typeof reportReceiptSchema>;

/** `until` for silence and suspend; `categoryId` for move. `dismiss` and `reopen` take the target whose report it is. */
export const moderationActionInputSchema = z
  .strictObject({
    action: moderationDecisionSchema.describe('What to do.'),
    targetType: reportTargetSchema.describe('What kind of thing it is done to.'),
    targetId: idSchema.describe('The topic, reply or member.'),
    reason: actionReasonSchema.describe('Why: kept in the audit log and shown to the member.'),
    until: instantSchema.optional().describe('For `silence` and `suspend`: when it ends.'),
    categoryId: idSchema.optional().describe('For `move`: the category the topic goes to.'),
  })
  .meta({ id: 'ModerationActionInput' });
export type ModerationActionInput = z.infer<typeof moderationActionInputSchema>;

/** The audit entry: who, what, why, when. `reason` is never empty: where none was given it says so. */
export const moderationActionSchema = z
  .strictObject({
    id: idSchema.describe('Names the entry of the audit log.'),
    action: moderationActionNameSchema.describe('What was done.'),
    targetType: actionTargetSchema.describe('What kind of thing it was done to.'),
    targetId: idSchema.describe('The topic, reply, member or group.'),
    subject: reportSubjectSchema.nullable().describe('What it was done to, as it read then; `null` in old entries.'),
    moderator: personSchema.nullable().describe('Who did it; `null` in what the member concerned gets.'),
    member: personSchema.describe('The member concerned: the author, or the member themselves.'),
    reason: z.string().min(1).describe('Why; says so where no reason was given.'),
    until: instantSchema.nullable().describe('When a silence or suspension ends; `null` otherwise.'),
    at: instantSchema.describe('When it was done.'),
  })
  .meta({ id: 'ModerationAction' });
export type ModerationAction = z.infer<typeof moderationActionSchema>;

/** What a moderator looks at before deciding. */
export const contentQuerySchema = z.strictObject({
  targetType: reportTargetSchema.describe('What kind of thing to look at.'),
  targetId: idSchema.describe('The topic, reply or member.'),
});
export const moderationContentSchema = contentQuerySchema
  .extend({
    topicId: idSchema.nullable().describe('The topic it stands in, or is; `null` for a member.'),
    number: z.int().nullable().describe('The number of the reply in its topic; `null` otherwise.'),
    title: z.string().nullable().describe('The title of the topic; `null` for a member.'),
    body: z.string().describe('The whole text as it is now, in Markdown; of a member what they say of themselves.'),
    author: personSchema.describe('Who wrote it, or the member.'),
    status: z.enum(['visible', 'hidden', 'deleted']).describe('Whether others see it.'),
  })
  .meta({ id: 'ModerationContent' });
export type ModerationContent = z.infer<typeof moderationContentSchema>;

/** What staff decided about a member or what is theirs, as that member reads it. */
export const noticeSchema = moderationActionSchema
  .extend({ readAt: instantSchema.nullable().describe('When the member read it; `null` while it waits.') })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof noticeSchema>;

export const noticeListQuerySchema = pageQuerySchema.extend({
  state: z.enum(['unread', 'all']).default('all').describe('`unread`: only what waits to be read.'),
});

export const reportListQuerySchema = pageQuerySchema.extend({
  state: reportStateSchema
    .default('open')
    .describe('Which reports: open ones come oldest first, closed ones newest first.'),
});
