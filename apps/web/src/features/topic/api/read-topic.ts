import { call } from '../../../lib/api/call.ts';

/** Moves the read marker forward, to the number of a reply; 0 says the topic was opened. */
export const readTopic = (id: string, replyNumber: number) =>
  call('PUT /api/topics/:id/read', { params: { id }, body: { replyNumber } });
