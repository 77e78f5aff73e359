import type { Operation } from '@tidings/contracts/rest';
import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { TenantCtx } from '../../platform/context/context.ts';
import { type Raw, type RouteInput, route } from '../../platform/http/route.ts';
import { workspaceRoute } from '../workspaces/index.ts';
import { commentOnApproval, patchApproval } from './ask/change-approval.ts';
import { createApproval } from './ask/create-approval.ts';
import { cancelApproval, deleteApproval } from './ask/end-approval.ts';
import { decideApproval, undoDecision } from './decide/decide-approval.ts';
import { type EitherCtx, enter, enterByApproval, type PartyCtx } from './party.ts';
import { listApprovals } from './read/list-approvals.ts';
import { listTimeline } from './read/timeline.ts';
import type { Waiting } from './wait/waiting.ts';

type Answer<O extends Operation> = ReturnType<Parameters<typeof route<O>>[2]>;
type WithId = { params: { id: string } };

/** Serves an operation under `/api/approvals/:id`, for who is let into the workspace of that approval. */
function approvalRoute<O extends Operation>(
  app: FastifyInstance,
  operation: O,
  handler: (
    ctx: O['scope'] extends string ? PartyCtx : TenantCtx,
    input: RouteInput<O> & WithId,
    raw: Raw,
  ) => Answer<O>,
): void {
  route(app, operation, (async (ctx: EitherCtx, input: RouteInput<O> & WithId, raw: Raw) =>
    handler((await enterByApproval(ctx, input.params.id)) as TenantCtx, input, raw)) as never);
}

/** Approvals: asking, deciding, waiting. */
export function approvalRoutes(app: FastifyInstance, waiting: Waiting): void {
  workspaceRoute(app, operations.approvals, (ctx, { query }) => listApprovals(ctx, query));
  route(app, operations.createApproval, async (ctx, { params, body }) =>
    createApproval(await enter(ctx as EitherCtx, params.id), body),
  );
  route(app, operations.approval, (ctx, { params, query }, { reply }) =>
    waiting.read(ctx as EitherCtx, params.id, query.wait, reply.raw),
  );
  approvalRoute(app, operations.patchApproval, (ctx, { params, body }) => patchApproval(ctx, params.id, body));
  approvalRoute(app, operations.decideApproval, (ctx, { params, body }) => decideApproval(ctx, params.id, body));
  approvalRoute(app, operations.undoDecision, (ctx, { params }) => undoDecision(ctx, params.id));
  approvalRoute(app, operations.cancelApproval, (ctx, { params }) => cancelApproval(ctx, params.id));
  approvalRoute(app, operations.deleteApproval, (ctx, { params }) => deleteApproval(ctx, params.id));
  approvalRoute(app, operations.commentOnApproval, (ctx, { params, body }) =>
    commentOnApproval(ctx, params.id, body.body),
  );
  approvalRoute(app, operations.approvalTimeline, (ctx, { params, query }) => listTimeline(ctx, params.id, query));
}
