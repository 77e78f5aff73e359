import { call } from '../../../lib/api/call.ts';

/** Marks everything as read, or all of one category; the lists follow by its event, on every device. */
export const readTopics = (categoryId: string | undefined) =>
  call('PUT /api/topics/read', { body: categoryId === undefined ? {} : { categoryId } });
