import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** People whose name begins so; at most six are shown. */
export const peopleQuery = (beginning: string) =>
  queryOptions({
    queryKey: ['groups', 'people', beginning],
    queryFn: async ({ signal }) =>
      (await call('GET /api/users', { query: { mention: beginning } }, { signal })).items.slice(0, 6),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled: beginning !== '',
  });
