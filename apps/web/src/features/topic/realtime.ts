import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import { mergeCounts, mergeRead, mergeTopic } from '../topics/index.ts';
import type { TopicData } from './api/topic.ts';

/** A like count is absolute; an older one than the last seen is ignored. */
export function withTopicLike(data: TopicData, like: { count: number; version: number; liked?: boolean }): TopicData {
  if (like.version <= (data.likeVersion ?? 0)) return data;
  const viewer = data.viewer && like.liked !== undefined ? { ...data.viewer, liked: like.liked } : data.viewer;
  return { ...data, likeCount: like.count, likeVersion: like.version, viewer };
}

/** What events do to one open topic. */
export const topicReducers = (id: string): Reducers<TopicData> => {
  const own = <P extends { id: string }>(payload: P) => payload.id === id;
  return {
    // A move arrives as `created` in the new category.
    'topic:created': (data, payload, { me }) =>
      isRedacted(payload) || !own(payload) ? data : mergeTopic(data, payload, me),
    'topic:updated': (data, payload, { me }) =>
      isRedacted(payload) || !own(payload) ? data : mergeTopic(data, payload, me),
    'topic:deleted': (data, payload) =>
      own(payload) && payload.reason !== 'moved' ? { ...data, deleted: true } : data,
    'topic:read': (data, payload) => (payload.topicId === id ? mergeRead(data, payload.replyNumber, payload.at) : data),
    'watch:changed': (data, { targetType, targetId, level }) =>
      targetType === 'topic' && targetId === id && data.viewer
        ? { ...data, viewer: { ...data.viewer, watch: level } }
        : data,
    'reply:created': (data, payload, { me }) =>
      isRedacted(payload) || payload.topicId !== id ? data : mergeCounts(data, payload.counts, me),
    'reply:updated': (data, payload, { me }) =>
      isRedacted(payload) || payload.topicId !== id ? data : mergeCounts(data, payload.counts, me),
    'reply:deleted': (data, payload, { me }) =>
      payload.parentIds.includes(id) ? mergeCounts(data, payload.counts, me) : data,
    'reaction:changed': (data, payload, { me }) =>
      payload.targetType === 'topic' && payload.targetId === id
        ? withTopicLike(data, {
            count: payload.count,
            version: payload.version,
            ...(payload.actorId === me?.id ? { liked: payload.on } : {}),
          })
        : data,
  };
};
