import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** Earlier texts of a topic, oldest first. `version` keeps an edit from showing an old history. */
export const topicRevisionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['revisions', 'topic', id, version],
    queryFn: async ({ signal }) => (await call('GET /api/topics/:id/revisions', { params: { id } }, { signal })).items,
  });
