import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { type History, mostRevisions } from '../../replies/index.ts';

/** Which earlier texts a topic has, oldest first, and each by its number. `version` keeps an edit from showing an old history. */
export const topicHistory = (id: string, version: number): History => ({
  list: queryOptions({
    queryKey: ['revisions', 'topic', id, version],
    queryFn: async ({ signal }) => {
      const query = { limit: mostRevisions };
      return (await call('GET /api/topics/:id/revisions', { params: { id }, query }, { signal })).items;
    },
  }),
  text: (number: number) =>
    queryOptions({
      queryKey: ['revisions', 'topic', id, version, number],
      queryFn: async ({ signal }) =>
        (await call('GET /api/topics/:id/revisions/:number', { params: { id, number } }, { signal })).body,
    }),
});
