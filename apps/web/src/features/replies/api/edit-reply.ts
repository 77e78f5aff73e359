import { type CallOptions, call } from '../../../lib/api/call.ts';

/** `version` is the one the editor started from; another one is refused with VERSION_CONFLICT. */
export const editReply = (
  id: string,
  change: { body: string; version: number; reason?: string; confirmMentions?: boolean },
  options: CallOptions,
) => call('PATCH /api/replies/:id', { params: { id }, body: change }, options);
