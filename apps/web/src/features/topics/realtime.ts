import type { Topic, TopicView } from '@tidings/contracts';
import { isRedacted, type Me, type Reducers } from '../../lib/live/reducers.ts';
import { belongs, type TopicListData, type TopicListScope } from './data.ts';
import { asView, mergeCounts, mergeRead, mergeTopic } from './merge.ts';
import { changed, findTopic, placed, without } from './pages-of.ts';

const settle = (data: TopicListData, topic: TopicView, me: Me, scope: TopicListScope): TopicListData =>
  belongs(topic, scope, me?.id) ? placed(data, topic) : without(data, topic.id);

function withTopic(data: TopicListData, topic: Topic, me: Me, scope: TopicListScope): TopicListData {
  const old = findTopic(data, topic.id);
  const next = old ? mergeTopic(old, topic, me) : asView(topic, me);
  return next === old ? data : settle(data, next, me, scope);
}

/** What events do to one list of topics. */
export const topicListReducers = (scope: TopicListScope): Reducers<TopicListData> => ({
  'topic:created': (data, payload, { me }) => (isRedacted(payload) ? data : withTopic(data, payload, me, scope)),
  // Its activity is the same, so its place is too, unless it was pinned.
  'topic:updated': (data, payload, { me }) => {
    const old = isRedacted(payload) ? undefined : findTopic(data, payload.id);
    if (isRedacted(payload) || !old) return data;
    const next = mergeTopic(old, payload, me);
    return next.pinned === old.pinned ? changed(data, old.id, () => next) : settle(data, next, me, scope);
  },
  'topic:deleted': (data, payload) => {
    const old = findTopic(data, payload.id);
    if (!old) return data;
    // No order is promised between rooms: the topic may have arrived in its new category already.
    if (payload.reason === 'moved' && !payload.parentIds.includes(old.categoryId)) return data;
    return without(data, payload.id);
  },
  'topic:bumped': (data, payload, { me, meta }) => {
    const old = findTopic(data, payload.id);
    if (!old) return data;
    const next = mergeCounts(old, payload.counts, meta.at, me);
    const told = next.excerpt === payload.excerpt ? next : { ...next, excerpt: payload.excerpt };
    return told === old ? data : settle(data, told, me, scope);
  },
  // A topic that was read keeps its place until the list is looked at anew, also where only unread ones stand.
  'topic:read': (data, payload) =>
    changed(data, payload.topicId, (topic) => mergeRead(topic, payload.replyNumber, payload.at)),
});
