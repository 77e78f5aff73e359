import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { correlationIdSchema, idSchema, instantSchema } from '../kernel/ids.ts';
import { workspaceRoleSchema } from '../workspaces/schemas.ts';
import { payloadSchema } from './payload.ts';
import { approvalDecisions, approvalRisks, approvalStates } from './states.ts';

export const approvalStateSchema = z.enum(approvalStates).meta({
  id: 'ApprovalState',
  description: 'It waits (`pending`) until it is decided, expires or is cancelled; nothing leaves one of those ends.',
});
export const approvalRiskSchema = z
  .enum(approvalRisks)
  .meta({ id: 'ApprovalRisk', description: 'How much can go wrong, as whoever asks says.' });
export const approvalDecisionSchema = z
  .enum(approvalDecisions)
  .meta({ id: 'ApprovalDecision', description: 'What somebody decides. One rejection ends it.' });

export const requesterSchema = z
  .strictObject({
    kind: z
      .enum(['member', 'agent'])
      .describe('A member of the workspace, or an agent: another system with an API key.'),
    id: idSchema.describe('The member, or the key of the agent.'),
    name: z.string().describe('What they are called.'),
    ownerId: idSchema.nullable().describe('Who made the key of the agent; `null` for a member.'),
  })
  .meta({ id: 'ApprovalRequester' });
export type ApprovalRequester = z.infer<typeof requesterSchema>;

export const voteSchema = z
  .strictObject({
    by: personSchema.describe('Who decided.'),
    decision: approvalDecisionSchema.describe('What.'),
    comment: z.string().nullable().describe('Why; never `null` where it was rejected.'),
    at: instantSchema.describe('When.'),
  })
  .meta({ id: 'ApprovalVote' });
export type ApprovalVote = z.infer<typeof voteSchema>;

const commenterSchema = z.strictObject({
  kind: z.enum(['member', 'agent', 'system']).describe('A member, an agent, or Tidings itself.'),
  id: idSchema.nullable().describe('The member, or the key of the agent; `null`: Tidings.'),
  name: z.string().describe('What they were called then.'),
});

export const approvalCommentSchema = z
  .strictObject({
    id: idSchema.describe('Names the comment.'),
    by: commenterSchema.describe('Who wrote it.'),
    body: z.string().describe('What; in `lastComments` its first 200 characters.'),
    at: instantSchema.describe('When.'),
  })
  .meta({ id: 'ApprovalComment' });
export type ApprovalComment = z.infer<typeof approvalCommentSchema>;

export const approvalLinkSchema = z
  .strictObject({
    url: z.string().describe('Where it leads: a path of this forum, or an address whose scheme is `https`.'),
    words: z.string().describe('What it says.'),
  })
  .meta({ id: 'ApprovalLink' });

export const approvalSchema = z
  .strictObject({
    id: idSchema.describe('Names the approval.'),
    workspaceId: idSchema.describe('The workspace it is in.'),
    title: z.string().describe('What somebody wants to do, in a line.'),
    summary: z.string().describe('Why, in Markdown; may be empty.'),
    kind: z
      .string()
      .describe('What kind of thing it is, as the one who asks calls it; `diff` and `code` are shown as such.'),
    payloadBytes: z.int().describe('What its payload weighs; 0: there is none. The payload is read with the approval.'),
    requestedBy: requesterSchema.describe('Who asks.'),
    risk: approvalRiskSchema.describe('How much can go wrong.'),
    assignees: z
      .strictObject({
        roles: z.array(workspaceRoleSchema).describe('Everybody who is this in the workspace.'),
        people: z.array(personSchema).describe('These people.'),
      })
      .describe('Who is asked; nobody named: the owners and managers.'),
    required: z.int().describe('How many have to approve.'),
    deadline: instantSchema.nullable().describe('When it expires; `null`: never.'),
    state: approvalStateSchema.describe('What became of it.'),
    decision: z
      .strictObject({
        by: personSchema.describe('Who decided.'),
        decision: approvalDecisionSchema.describe('What.'),
        effectiveAt: instantSchema.describe('When it takes effect, unless it is undone.'),
      })
      .nullable()
      .describe(
        'A decision that can still be undone: nobody else decides meanwhile. `null`: none; agents always get `null`.',
      ),
    decisions: z.array(voteSchema).describe('Who decided what so far, the first at first.'),
    commentCount: z.int().describe('How many comments there are.'),
    lastComments: z.array(approvalCommentSchema).describe('The last two, the older first.'),
    links: z.array(approvalLinkSchema).describe('What it is about, such as a topic.'),
    correlationId: correlationIdSchema.describe('The request that asked.'),
    version: z.int().describe('Rises when what is asked for is edited; sent with a decision it guards against that.'),
    createdAt: instantSchema.describe('When it was asked.'),
    updatedAt: instantSchema.describe('When something last became of it.'),
    endedAt: instantSchema.nullable().describe('When it ended; `null`: it waits.'),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof approvalSchema>;

export const approvalWithPayloadSchema = approvalSchema
  .extend({ payload: payloadSchema.describe('What will happen; `null`: nothing was sent.') })
  .meta({ id: 'ApprovalWithPayload' });
export type ApprovalWithPayload = z.infer<typeof approvalWithPayloadSchema>;

export const approvalActSchema = z
  .strictObject({
    id: idSchema.describe('Names the entry.'),
    action: z
      .string()
      .describe(
        'What happened: `asked`, `edited`, `approved`, `rejected`, `held`, `undone`, `commented`, `ended`, `expired`, `cancelled`, `deleted`. A client passes over one it does not know.',
      ),
    by: commenterSchema.describe('Who did it.'),
    comment: z.string().nullable().describe('What they said; `null`: nothing.'),
    at: instantSchema.describe('When.'),
  })
  .meta({ id: 'ApprovalAct' });
export type ApprovalAct = z.infer<typeof approvalActSchema>;

export const approvalDeletedSchema = z
  .strictObject({
    id: idSchema.describe('The approval that is gone.'),
    workspaceId: idSchema.describe('The workspace it was in.'),
  })
  .meta({ id: 'ApprovalDeleted' });
