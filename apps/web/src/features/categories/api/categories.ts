import { queryOptions } from '@tanstack/react-query';
import type { CategoryView } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

/** The categories the reader may see, in order, with what is unread for a member. */
export const categoriesQuery = () =>
  queryOptions({
    queryKey: ['categories'],
    queryFn: async ({ signal }) => (await call('GET /api/categories', {}, { signal })).items,
    staleTime: 5 * 60_000,
  });

/** Whether something new can be written there: not where its group is archived. */
export const isWritable = (category: CategoryView): boolean => category.archived !== true;
