import { call } from '../../../lib/api/call.ts';

/** `version` is the one the editor started from; another one is refused with VERSION_CONFLICT. */
export const editReply = (id: string, body: string, version: number) =>
  call('PATCH /api/replies/:id', { params: { id }, body: { body, version } });
