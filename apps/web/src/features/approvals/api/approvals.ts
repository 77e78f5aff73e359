import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ApprovalDecision } from '@tidings/contracts';
import { type Answer, type CallOptions, call } from '../../../lib/api/call.ts';

export type ApprovalScope = { workspaceId: string; filter: 'pending' | 'decided' };
export const approvalListKey = ['approvals', 'list'] as const;
export type ApprovalPage = Answer<'GET /api/workspaces/:id/approvals'>;
const pageSize = 100;

/** What waits in a workspace, the oldest first, or what has ended, the last first. */
export const approvalsQuery = (scope: ApprovalScope) =>
  infiniteQueryOptions({
    queryKey: [...approvalListKey, scope],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const { workspaceId, filter } = scope;
      const query = { filter, limit: pageSize, ...(pageParam !== undefined && { cursor: pageParam }) };
      return call('GET /api/workspaces/:id/approvals', { params: { id: workspaceId }, query }, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });

export const oneApprovalKey = ['approvals', 'one'] as const;
export type OneApproval = Answer<'GET /api/approvals/:id'>;
export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: [...oneApprovalKey, id],
    queryFn: ({ signal }) => call('GET /api/approvals/:id', { params: { id }, query: {} as never }, { signal }),
    staleTime: 60_000,
  });

export const timelineKey = ['approvals', 'timeline'] as const;
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...timelineKey, id],
    queryFn: ({ signal }) =>
      call('GET /api/approvals/:id/timeline', { params: { id }, query: { limit: 100 } }, { signal }),
    staleTime: 60_000,
  });

export type Decision = { id: string; decision: ApprovalDecision; comment?: string; version: number };
export const decide = ({ id, ...body }: Decision, options: CallOptions) =>
  call('POST /api/approvals/:id/decision', { params: { id }, body }, options);
export const undo = (id: string) => call('DELETE /api/approvals/:id/decision', { params: { id } });
export const comment = (id: string, body: string, options: CallOptions) =>
  call('POST /api/approvals/:id/comments', { params: { id }, body: { body } }, options);
