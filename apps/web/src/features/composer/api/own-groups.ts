import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** A group the reader may name in a text. */
export type OwnGroup = { id: string; name: string; slug: string; memberCount: number };

/** Longer addresses are no names: what can be mentioned has at most 30 characters. */
const mentionable = /^[a-z0-9][a-z0-9-]{1,29}$/;

/** The groups the reader is in and may name, at most the first hundred: own ones come first. */
export const ownGroupsQuery = () =>
  queryOptions({
    queryKey: ['mention', 'groups'],
    queryFn: async ({ signal }): Promise<OwnGroup[]> =>
      (await call('GET /api/groups', { query: { limit: 100 } }, { signal })).items.filter(
        ({ viewer, slug }) => viewer?.role != null && mentionable.test(slug),
      ),
    staleTime: 60_000,
  });
