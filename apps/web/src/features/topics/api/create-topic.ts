import { type CallOptions, call, type Input } from '../../../lib/api/call.ts';

/** Starts a topic. The same idempotency key makes it once, however often it is sent. */
export const createTopic = (body: Input<'POST /api/topics'>['body'], options: CallOptions) =>
  call('POST /api/topics', { body }, options);
