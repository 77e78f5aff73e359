import type { CategoryView, TopicView } from '@tidings/contracts';
import { parseRoom } from '@tidings/contracts/plain';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Me, Reducers } from '../../lib/live/reducers.ts';

/** What is known of topics: the cached one, and what an event would make of it. */
export type TopicKnowledge = {
  find: (id: string) => TopicView | undefined;
  isUnread: (topic: TopicView, me: string | undefined) => boolean;
  afterBump: (topic: TopicView, counts: TopicView['counts'], me: Me) => TopicView;
  afterRead: (topic: TopicView, replyNumber: number, at: string) => TopicView;
};

function add(data: CategoryView[], id: string, change: { topics?: number; unread?: number }): CategoryView[] {
  const { topics = 0, unread = 0 } = change;
  if (topics === 0 && unread === 0) return data;
  return data.map((category) => {
    if (category.id !== id) return category;
    const viewer = category.viewer && {
      ...category.viewer,
      unread: Math.max(0, category.viewer.unread + unread),
    };
    return { ...category, topicCount: Math.max(0, category.topicCount + topics), viewer };
  });
}

const categoryOf = (room: string): string | undefined => {
  const parsed = parseRoom(room);
  return parsed?.kind === 'category' ? parsed.id : undefined;
};

/** What events do to the numbers beside the categories, as far as the topics they speak of are known here. */
export function categoryReducers(topics: TopicKnowledge): Reducers<CategoryView[]> {
  const turn = (data: CategoryView[], me: Me, before: TopicView, after: TopicView): CategoryView[] =>
    add(data, before.categoryId, {
      unread: Number(topics.isUnread(after, me?.id)) - Number(topics.isUnread(before, me?.id)),
    });
  const bumped = (data: CategoryView[], me: Me, id: string, counts: TopicView['counts']): CategoryView[] => {
    const known = topics.find(id);
    return known ? turn(data, me, known, topics.afterBump(known, counts, me)) : data;
  };
  return {
    'topic:created': (data, payload, { me }) => {
      if (isRedacted(payload)) return data;
      const known = topics.find(payload.id);
      if (known?.categoryId === payload.categoryId) return data;
      const unread = known ? topics.isUnread(known, me?.id) : payload.author.id !== me?.id;
      return add(data, payload.categoryId, { topics: 1, unread: Number(unread) });
    },
    // It comes by the topic's room as well, and counts once.
    'topic:deleted': (data, payload, { me, meta }) => {
      const categoryId = categoryOf(meta.room);
      if (categoryId === undefined) return data;
      const known = topics.find(payload.id);
      const unread = known && topics.isUnread(known, me?.id) ? -1 : 0;
      return add(data, categoryId, { topics: -1, unread });
    },
    'topic:bumped': (data, payload, { me }) => bumped(data, me, payload.id, payload.counts),
    'reply:created': (data, payload, { me }) =>
      isRedacted(payload) ? data : bumped(data, me, payload.topicId, payload.counts),
    'watch:changed': (data, { targetType, targetId, level }) =>
      targetType === 'category'
        ? data.map((category) =>
            category.id === targetId && category.viewer
              ? { ...category, viewer: { ...category.viewer, watch: level } }
              : category,
          )
        : data,
    'topic:read': (data, payload, { me }) => {
      const known = topics.find(payload.topicId);
      return known ? turn(data, me, known, topics.afterRead(known, payload.replyNumber, payload.at)) : data;
    },
  };
}
