import { call } from '../../../lib/api/call.ts';

export const pinTopic = (id: string, pinned: boolean) =>
  call('PUT /api/topics/:id/pin', { params: { id }, body: { pinned } });
