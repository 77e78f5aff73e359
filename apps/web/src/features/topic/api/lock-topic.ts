import { call } from '../../../lib/api/call.ts';

export const lockTopic = (id: string, locked: boolean) =>
  call('PUT /api/topics/:id/lock', { params: { id }, body: { locked } });
