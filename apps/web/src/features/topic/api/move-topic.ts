import { call } from '../../../lib/api/call.ts';

export const moveTopic = (id: string, categoryId: string) =>
  call('PUT /api/topics/:id/category', { params: { id }, body: { categoryId } });
