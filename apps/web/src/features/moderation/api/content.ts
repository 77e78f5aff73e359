import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import type { Target } from '../model/target.ts';

/** The whole text of what is decided about, hidden or deleted too; asked for anew with each version of its report. */
export const contentQuery = ({ type, id }: Pick<Target, 'type' | 'id'>, version = 0) =>
  queryOptions({
    queryKey: ['moderation', 'content', type, id, version],
    queryFn: ({ signal }) =>
      call('GET /api/moderation/content', { query: { targetType: type, targetId: id } }, { signal }),
    staleTime: 0,
  });
