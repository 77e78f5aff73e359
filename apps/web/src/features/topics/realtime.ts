import type { Topic, TopicView } from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Me, Reducers } from '../../lib/live/reducers.ts';
import { belongs, type TopicListData, type TopicListScope } from './model/data.ts';
import { asView, mergeCounts, mergeRead, mergeTopic, readByWriting } from './model/merge.ts';
import { changed, changedWhileAway, findTopic, placed, without } from './model/pages-of.ts';
import { plainExcerpt } from './model/plain-excerpt.ts';

const settle = (data: TopicListData, topic: TopicView, me: Me, scope: TopicListScope): TopicListData =>
  belongs(topic, scope, me?.id) ? placed(data, topic) : without(data, topic.id);

const maxLeft = 20;
const maxGone = 100;
type Recall = (id: string) => TopicView | undefined;

/** A list's numbers come by its categories: there the same version again is the latest word on them. */
const merged = (old: TopicView, topic: Topic, me: Me, room: string): TopicView =>
  old.version === topic.version && room === rooms.category(topic.categoryId)
    ? mergeCounts(old, topic.counts, me)
    : mergeTopic(old, topic, me);

const isGone = (data: TopicListData, { id, version }: Topic): boolean =>
  data.gone?.some((known) => known.id === id && known.version >= version) ?? false;

/** The excerpt is of the newest reply, so it holds only together with it. */
const withExcerpt = (topic: TopicView, newestId: string | undefined, excerpt: string): TopicView =>
  topic.counts.lastReply?.id === newestId && topic.excerpt !== excerpt ? { ...topic, excerpt } : topic;

const settled = (data: TopicListData, old: TopicView, next: TopicView, me: Me, scope: TopicListScope): TopicListData =>
  next === old ? data : settle(data, next, me, scope);

function arrived(
  data: TopicListData,
  topic: Topic,
  me: Me,
  room: string,
  scope: TopicListScope,
  recall: Recall,
): TopicListData {
  if (isGone(data, topic)) return data;
  const listed = findTopic(data, topic.id);
  const old = listed ?? recall(topic.id);
  const next = old ? merged(old, topic, me, room) : asView(topic, me);
  return next === listed ? data : settle(data, next, me, scope);
}

/** What events do to one list of topics. `recall` finds a topic that another list knows, with the reader's part of it. */
export const topicListReducers = (
  scope: TopicListScope,
  recall: Recall = () => undefined,
): Reducers<TopicListData> => ({
  'topic:created': (data, payload, { me, meta }) =>
    isRedacted(payload) ? data : arrived(data, payload, me, meta.room, scope, recall),
  // Its activity is the same, so its place is too, unless it was pinned or moved.
  'topic:updated': (data, payload, { me, meta }) => {
    if (isRedacted(payload)) return data;
    const old = findTopic(data, payload.id);
    // After an absence it may be the first whole word on a topic whose creation was redacted.
    if (!old) return arrived(data, payload, me, meta.room, scope, recall);
    const next = merged(old, payload, me, meta.room);
    const stays = next.pinned === old.pinned && next.categoryId === old.categoryId;
    return stays ? changed(data, old.id, () => next) : settle(data, next, me, scope);
  },
  'topic:deleted': (data, payload) => {
    if (payload.reason !== 'moved') {
      const gone = [...(data.gone ?? []), { id: payload.id, version: payload.version }].slice(-maxGone);
      return { ...without(data, payload.id), gone };
    }
    const old = findTopic(data, payload.id);
    if (!old) return data;
    // No order is promised between rooms: the topic may have arrived in its new category already.
    if (old.version >= payload.version || !payload.parentIds.includes(old.categoryId)) return data;
    return { ...without(data, payload.id), left: [...(data.left ?? []), old].slice(-maxLeft) };
  },
  'topic:bumped': (data, payload, { me }) => {
    const old = findTopic(data, payload.id);
    if (!old) return changedWhileAway(data, payload.id, (topic) => readByWriting(topic, payload.counts, me));
    // A late one of the category it has left carries old numbers.
    const isHere = old.categoryId === payload.categoryId;
    const next = isHere ? mergeCounts(old, payload.counts, me) : readByWriting(old, payload.counts, me);
    return settled(data, old, withExcerpt(next, payload.counts.lastReply?.id, payload.excerpt), me, scope);
  },
  // An open topic hears of it before the category's bump does.
  'reply:created': (data, payload, { me }) => {
    const old = isRedacted(payload) ? undefined : findTopic(data, payload.topicId);
    if (isRedacted(payload)) return data;
    if (!old) return changedWhileAway(data, payload.topicId, (topic) => readByWriting(topic, payload.counts, me));
    // Of two with the same newest reply the bump's numbers are the list's own.
    const isNews = payload.number > old.counts.lastNumber;
    const next = isNews ? mergeCounts(old, payload.counts, me) : readByWriting(old, payload.counts, me);
    return settled(data, old, isNews ? withExcerpt(next, payload.id, plainExcerpt(payload.body)) : next, me, scope);
  },
  'watch:changed': (data, { targetType, targetId, level }) => {
    if (targetType !== 'topic') return data;
    const said = (topic: TopicView) => (topic.viewer ? { ...topic, viewer: { ...topic.viewer, watch: level } } : topic);
    return changedWhileAway(changed(data, targetId, said), targetId, said);
  },
  // A topic that was read keeps its place until the list is looked at anew, also where only unread ones stand.
  'topic:read': (data, payload) => {
    const read = (topic: TopicView) => mergeRead(topic, payload.replyNumber, payload.at);
    return changedWhileAway(changed(data, payload.topicId, read), payload.topicId, read);
  },
});
