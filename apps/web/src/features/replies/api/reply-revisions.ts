import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** Earlier texts of a reply, oldest first. `version` keeps an edit from showing an old history. */
export const replyRevisionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['revisions', 'reply', id, version],
    queryFn: async ({ signal }) => (await call('GET /api/replies/:id/revisions', { params: { id } }, { signal })).items,
  });
