import { call } from '../../../lib/api/call.ts';

/** `version` is the one the editor started from; another one is refused with VERSION_CONFLICT. */
export const editReply = (id: string, change: { body: string; version: number; reason?: string }) =>
  call('PATCH /api/replies/:id', { params: { id }, body: change });
