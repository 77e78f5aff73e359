import { queryOptions } from '@tanstack/react-query';
import type { MonitoredKind } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

export const monitoredKey = ['alerts', 'monitored'] as const;

/** What the reader has watched; as many as there may be fit on one page. */
export const monitoredQuery = () =>
  queryOptions({
    queryKey: monitoredKey,
    queryFn: ({ signal }) => call('GET /api/monitored-items', { query: { limit: 100 } }, { signal }),
    staleTime: 60_000,
  });

export const monitor = (kind: MonitoredKind, value: string) =>
  call('POST /api/monitored-items', { body: { kind, value } });
export const unmonitor = (id: string) => call('DELETE /api/monitored-items/:id', { params: { id } });
