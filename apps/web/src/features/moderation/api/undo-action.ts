import { type CallOptions, call } from '../../../lib/api/call.ts';

/** Takes an action back. Throws ApiError: `CONFLICT` where something was done since. */
export const undoAction = (id: string, options: CallOptions) =>
  call('POST /api/moderation/actions/:id/undo', { params: { id } }, options);
