import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** What waits for the reader, newest first. The position of their own room keeps it true, on every page. */
export const invitationsQuery = () =>
  queryOptions({
    queryKey: ['groups', 'invitations'],
    queryFn: ({ signal }) => call('GET /api/invitations', { query: { limit: 100 } }, { signal }),
    staleTime: 60_000,
  });
