import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Agent, AgentAction } from '@tidings/contracts';
import { type Answer, call, type Input } from '../../../lib/api/call.ts';

export type AgentPage = Answer<'GET /api/workspaces/:id/agents'>;
export const agentListKey = ['agents', 'list'] as const;

/** All agents of a workspace, of which there are at most 500: filters count them. True for where the first page was read. */
export const agentsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...agentListKey, workspaceId],
    queryFn: async ({ signal }): Promise<Pick<AgentPage, 'items' | 'positions'>> => {
      const params = { id: workspaceId };
      const first = await call('GET /api/workspaces/:id/agents', { params, query: { limit: 100 } }, { signal });
      const items: Agent[] = [...first.items];
      for (let cursor = first.nextCursor; cursor !== null; ) {
        const next = await call(
          'GET /api/workspaces/:id/agents',
          { params, query: { limit: 100, cursor } },
          { signal },
        );
        items.push(...next.items);
        cursor = next.nextCursor;
      }
      return { items, positions: first.positions };
    },
    staleTime: 60_000,
  });

export const oneAgentKey = ['agents', 'one'] as const;
/** `gone`: it was forgotten a moment ago. */
export type OneAgent = Answer<'GET /api/agents/:id'> & { gone?: true };
export const agentQuery = (id: string) =>
  queryOptions({
    queryKey: [...oneAgentKey, id],
    queryFn: async ({ signal }): Promise<OneAgent> => call('GET /api/agents/:id', { params: { id } }, { signal }),
    staleTime: 60_000,
  });

export const agentLogKey = ['agents', 'log'] as const;
export const agentLogQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...agentLogKey, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) };
      return call('GET /api/agents/:id/log', { params: { id }, query }, { signal });
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 60_000,
  });

export const askAgent = (id: string, action: AgentAction) =>
  call('POST /api/agents/:id/requests', { params: { id }, body: { action } });
export const forgetAgent = (id: string) => call('DELETE /api/agents/:id', { params: { id } });
export const makeKey = (body: Input<'POST /api/api-keys'>['body']) => call('POST /api/api-keys', { body });
