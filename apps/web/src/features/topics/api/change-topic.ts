import { type CallOptions, call } from '../../../lib/api/call.ts';

/** Gives a topic that was just made the text its author wants by now. */
export const changeTopic = (
  topic: { id: string; version: number },
  { title, body }: { title: string; body: string },
  options: CallOptions = {},
) =>
  call('PATCH /api/topics/:id', { params: { id: topic.id }, body: { title, body, version: topic.version } }, options);
