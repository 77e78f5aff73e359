import type { QueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { categoriesQuery } from '../../categories/index.ts';
import { topicListKey } from './topics.ts';

/** Marks everything as read, or all of one category; the lists follow by its event, on every device. */
export const readTopics = (categoryId: string | undefined) =>
  call('PUT /api/topics/read', { body: categoryId === undefined ? {} : { categoryId } });

/** Asks anew for what counts unread topics: which ones were read nobody said. */
export function refreshRead(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: topicListKey });
  void client.invalidateQueries({ queryKey: categoriesQuery().queryKey });
}
