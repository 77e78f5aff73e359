import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

export const profileKey = ['profile'] as const;

/** A member's page, by username. */
export const profileQuery = (username: string) =>
  queryOptions({
    queryKey: [...profileKey, username],
    queryFn: ({ signal }) => call('GET /api/users/:username', { params: { username } }, { signal }),
    staleTime: 60_000,
  });
