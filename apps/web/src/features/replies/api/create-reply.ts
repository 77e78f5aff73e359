import { type CallOptions, call } from '../../../lib/api/call.ts';

export type NewReply = {
  topicId: string;
  body: string;
  parentId: string | null;
  confirmMentions?: boolean | undefined;
};

/** Posts a reply. The same idempotency key posts it once, however often it is sent. */
export const createReply = ({ topicId, body, parentId, confirmMentions }: NewReply, options: CallOptions) =>
  call(
    'POST /api/topics/:id/replies',
    { params: { id: topicId }, body: { body, parentId, ...(confirmMentions && { confirmMentions }) } },
    options,
  );
