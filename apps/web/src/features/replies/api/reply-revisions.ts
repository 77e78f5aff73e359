import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** As many as the server keeps of one post. */
export const mostRevisions = 100;

/** Which earlier texts a reply has, oldest first, and each by its number. `version` keeps an edit from showing an old history. */
export const replyHistory = (id: string, version: number) => ({
  list: queryOptions({
    queryKey: ['revisions', 'reply', id, version],
    queryFn: async ({ signal }) => {
      const query = { limit: mostRevisions };
      return (await call('GET /api/replies/:id/revisions', { params: { id }, query }, { signal })).items;
    },
  }),
  text: (number: number) =>
    queryOptions({
      queryKey: ['revisions', 'reply', id, version, number],
      queryFn: async ({ signal }) =>
        (await call('GET /api/replies/:id/revisions/:number', { params: { id, number } }, { signal })).body,
    }),
});
export type History = ReturnType<typeof replyHistory>;
