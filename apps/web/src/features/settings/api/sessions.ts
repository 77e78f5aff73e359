import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await call('GET /api/sessions', {}, { signal })).items,
    staleTime: 0,
  });

/** Ends one session on every server within 2 s. */
export const revokeSession = (id: string) => call('DELETE /api/sessions/:id', { params: { id } });
