import { type CallOptions, call } from '../../../lib/api/call.ts';

/** `version` is the one the editor started from; another one is refused with VERSION_CONFLICT. */
export const editTopic = (
  id: string,
  change: { title?: string; body?: string; version: number; reason?: string },
  options: CallOptions,
) => call('PATCH /api/topics/:id', { params: { id }, body: change }, options);
