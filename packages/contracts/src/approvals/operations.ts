import { positionsSchema } from '../kernel/meta.ts';
import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  approvalListQuerySchema,
  approvalQuerySchema,
  commentApprovalInputSchema,
  createApprovalInputSchema,
  decideApprovalInputSchema,
  patchApprovalInputSchema,
} from './inputs.ts';
import { approvalActSchema, approvalSchema, approvalWithPayloadSchema } from './schemas.ts';

export const approvalOperations = {
  approvals: operation({
    method: 'GET',
    path: '/api/workspaces/:id/approvals',
    access: 'member',
    summary: 'Lists approvals of a workspace with the position of its room.',
    params: byId,
    query: approvalListQuerySchema,
    answer: livePageOf(approvalSchema),
  }),
  createApproval: operation({
    method: 'POST',
    path: '/api/workspaces/:id/approvals',
    access: 'member',
    scope: 'approvals:write',
    summary:
      'Asks for approval. Viewers may not. Send an `Idempotency-Key`, so that a request that is repeated asks once.',
    params: byId,
    body: createApprovalInputSchema,
    answer: approvalSchema,
    status: 201,
  }),
  approval: operation({
    method: 'GET',
    path: '/api/approvals/:id',
    access: 'member',
    scope: 'approvals:write',
    summary:
      'Answers an approval with its payload, with `wait` when it has ended or that time is over. A key reads what it asked for.',
    params: byId,
    query: approvalQuerySchema,
    answer: approvalWithPayloadSchema.extend({
      positions: positionsSchema.describe('Where the room of the workspace stood when it was read.'),
    }),
  }),
  patchApproval: operation({
    method: 'PATCH',
    path: '/api/approvals/:id',
    access: 'member',
    scope: 'approvals:write',
    summary: 'Edits what is asked for; only who asked, and only until somebody has decided. CONFLICT after that.',
    params: byId,
    body: patchApprovalInputSchema,
    answer: approvalSchema,
  }),
  decideApproval: operation({
    method: 'POST',
    path: '/api/approvals/:id/decision',
    access: 'member',
    summary:
      'Approves or rejects. DECIDED, ALREADY_VOTED or EXPIRED where that cannot be any more; nothing is changed then.',
    params: byId,
    body: decideApprovalInputSchema,
    answer: approvalSchema,
  }),
  undoDecision: operation({
    method: 'DELETE',
    path: '/api/approvals/:id/decision',
    access: 'member',
    summary: 'Takes the viewer’s decision back while it has not taken effect. CONFLICT where there is none.',
    params: byId,
    answer: approvalSchema,
  }),
  cancelApproval: operation({
    method: 'POST',
    path: '/api/approvals/:id/cancel',
    access: 'member',
    scope: 'approvals:write',
    summary: 'Cancels an approval that waits: who asked, the owner of the agent that asked, managers and owners.',
    params: byId,
    answer: approvalSchema,
  }),
  deleteApproval: operation({
    method: 'DELETE',
    path: '/api/approvals/:id',
    access: 'member',
    summary: 'Deletes an approval with its comments; managers and owners. What was decided stays in the log.',
    params: byId,
  }),
  commentOnApproval: operation({
    method: 'POST',
    path: '/api/approvals/:id/comments',
    access: 'member',
    scope: 'approvals:write',
    summary: 'Comments on an approval. Viewers may not.',
    params: byId,
    body: commentApprovalInputSchema,
    answer: approvalSchema,
    status: 201,
  }),
  approvalTimeline: operation({
    method: 'GET',
    path: '/api/approvals/:id/timeline',
    access: 'member',
    summary: 'Lists what happened to an approval, comments among it, the newest first.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(approvalActSchema),
  }),
} as const;
