import { type CallOptions, call, type Input } from '../../../lib/api/call.ts';

export type NewAction = Input<'POST /api/moderation/actions'>['body'];

/** The same idempotency key does it once, however often it is sent. */
export const createAction = (body: NewAction, options: CallOptions) =>
  call('POST /api/moderation/actions', { body }, options);
