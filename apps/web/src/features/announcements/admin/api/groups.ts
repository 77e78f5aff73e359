import { queryOptions } from '@tanstack/react-query';
import type { Group } from '@tidings/contracts';
import { call } from '../../../../lib/api/call.ts';

const maxPages = 10;

async function readGroups(signal: AbortSignal): Promise<Group[]> {
  const groups: Group[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor !== null && { cursor }) };
    const page = await call('GET /api/groups', { query }, { signal });
    groups.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return groups;
}

/** The groups one can be chosen from by its name. */
export const audienceGroupsQuery = () =>
  queryOptions({
    queryKey: ['announcements', 'groups'],
    queryFn: ({ signal }) => readGroups(signal),
    staleTime: 60_000,
  });
