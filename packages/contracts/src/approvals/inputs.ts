import { z } from 'zod';
import { usernameSchema } from '../identity/schemas.ts';
import { instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo, writtenText } from '../kernel/text.ts';
import { line, visibleText } from '../kernel/visible.ts';
import { workspaceRoles } from '../workspaces/roles.ts';
import { payloadSchema } from './payload.ts';
import { approvalDecisionSchema, approvalRiskSchema } from './schemas.ts';
import { WAIT_SECONDS_MAX } from './states.ts';

const title = line().min(1).check(upTo(200)).describe('What you want to do, in a line.');
const summary = writtenText().check(upTo(4000)).describe('Why, in Markdown.');
const payload = payloadSchema.describe(
  'What will happen: any JSON of at most 64 KB. It is shown as a table, as a diff (`diff`) or as code (`code`).',
);
const link = z.strictObject({
  url: z
    .string()
    .max(500)
    .regex(/^(?:\/(?!\/)|https:\/\/)[\x21-\x7e]*$/, 'A path of this forum, or an address that begins with https://')
    .describe('Where it leads: a path of this forum, or an address whose scheme is `https`.'),
  words: line().min(1).check(upTo(60)).describe('What it says.'),
});
const links = z.array(link).max(5).describe('What it is about, at most 5.');

export const createApprovalInputSchema = z
  .strictObject({
    title,
    summary: summary.default(''),
    kind: z
      .string()
      .max(40)
      .regex(/^[a-z][a-z0-9_.-]*$/, 'Lower-case letters, digits, `_`, `.` and `-`')
      .default('general')
      .describe('What kind of thing it is, in your words; `diff` and `code` are shown as such.'),
    payload: payload.optional(),
    risk: approvalRiskSchema.default('low').describe('How much can go wrong.'),
    required: z
      .int()
      .min(1)
      .max(20)
      .default(1)
      .describe('How many have to approve; more than may decide answers TOO_FEW_DECIDERS.'),
    deadline: instantSchema.nullable().default(null).describe('When it expires, within a year; `null`: never.'),
    assignees: z
      .strictObject({
        roles: z
          .array(z.enum(workspaceRoles.slice(0, 3) as ['owner', 'manager', 'operator']))
          .max(3)
          .default([])
          .describe('Everybody who is this in the workspace.'),
        people: z
          .array(usernameSchema)
          .max(20)
          .default([])
          .describe('People of the workspace, by username, at most 20.'),
      })
      .default({ roles: [], people: [] })
      .describe('Who is asked; nobody named: the owners and managers. Owners and managers may always decide.'),
    links: links.default([]),
  })
  .meta({ id: 'CreateApprovalInput' });
export type CreateApproval = z.infer<typeof createApprovalInputSchema>;

export const patchApprovalInputSchema = z
  .strictObject({
    title: title.optional(),
    summary: summary.optional(),
    payload: payload.optional(),
    links: links.optional(),
  })
  .meta({ id: 'PatchApprovalInput' });
export type PatchApproval = z.infer<typeof patchApprovalInputSchema>;

export const decideApprovalInputSchema = z
  .strictObject({
    decision: approvalDecisionSchema,
    comment: visibleText().trim().check(upTo(1000)).optional().describe('Why; without it nothing is rejected.'),
    version: z
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional()
      .describe('What was looked at: VERSION_CONFLICT where it was edited since.'),
  })
  .refine(({ decision, comment }) => decision === 'approve' || comment !== undefined, {
    message: 'Say why you reject it.',
    path: ['comment'],
  })
  .meta({ id: 'DecideApprovalInput' });
export type DecideApproval = z.infer<typeof decideApprovalInputSchema>;

export const commentApprovalInputSchema = z
  .strictObject({ body: visibleText().trim().check(upTo(2000)).describe('What you want to say.') })
  .meta({ id: 'CommentApprovalInput' });

export const approvalListQuerySchema = pageQuerySchema.extend({
  filter: z
    .enum(['pending', 'mine', 'decided'])
    .default('pending')
    .describe(
      '`pending`: what waits, `mine`: what waits for the viewer, both the oldest first; `decided`: what has ended, the last first.',
    ),
});

export const approvalQuerySchema = z.strictObject({
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(WAIT_SECONDS_MAX)
    .default(0)
    .describe(
      'How many seconds to wait while it is pending, at most 30: answered at once when it ends, else as it is then.',
    ),
});
