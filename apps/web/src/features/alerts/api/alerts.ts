import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AlertSource, Severity } from '@tidings/contracts';
import { type Answer, call } from '../../../lib/api/call.ts';

export type AlertScope = {
  state: 'open' | 'resolved';
  source?: AlertSource | undefined;
  severity?: Severity | undefined;
};
export const alertListKey = ['alerts', 'list'] as const;
export type AlertPage = Answer<'GET /api/alerts'>;
const pageSize = 30;

/** The alerts of a scope, the last found first, page by page. */
export const alertsQuery = (scope: AlertScope) =>
  infiniteQueryOptions({
    queryKey: [...alertListKey, scope],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const { state, source, severity } = scope;
      const only = { ...(source && { source }), ...(severity && { severity }) };
      const query = { state, limit: pageSize, ...only, ...(pageParam !== undefined && { cursor: pageParam }) };
      return call('GET /api/alerts', { query }, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });

export const oneAlertKey = ['alerts', 'one'] as const;
export type OneAlert = Answer<'GET /api/alerts/:id'>;
/** One alert, wherever it stands. */
export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: [...oneAlertKey, id],
    queryFn: ({ signal }) => call('GET /api/alerts/:id', { params: { id } }, { signal }),
    staleTime: 60_000,
  });

export const changeAlert = (id: string, to: 'acknowledge' | 'resolve') =>
  to === 'acknowledge'
    ? call('PUT /api/alerts/:id/acknowledge', { params: { id } })
    : call('PUT /api/alerts/:id/resolve', { params: { id } });
