import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { ReplyPages } from './model/data.ts';
import { withoutParent, withParent } from './model/far-parents.ts';
import { changed, withEdit, withLike, withReply } from './model/with-reply.ts';

/** What events do to the loaded replies of one topic. */
export const replyReducers = (topicId: string): Reducers<ReplyPages> => ({
  'reply:created': (data, payload, { me }) =>
    isRedacted(payload) || payload.topicId !== topicId ? data : withParent(withReply(data, payload, me), payload),
  'reply:updated': (data, payload, { me }) =>
    isRedacted(payload) || payload.topicId !== topicId ? data : withParent(withEdit(data, payload, me), payload),
  'reply:deleted': (data, payload) =>
    withoutParent(
      changed(data, payload.id, () => undefined),
      payload.id,
    ),
  'reaction:changed': (data, payload, { me }) =>
    payload.targetType === 'reply'
      ? withLike(data, payload.targetId, {
          count: payload.count,
          version: payload.version,
          ...(payload.actorId === me?.id ? { liked: payload.on } : {}),
        })
      : data,
});
