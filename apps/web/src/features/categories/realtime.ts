import type { CategoryView, TopicView } from '@tidings/contracts';
import { isRedacted, type Me, type Reducers } from '../../lib/live/reducers.ts';

/** What is known of topics: the cached one, and what an event would make of it. */
export type TopicKnowledge = {
  find: (id: string) => TopicView | undefined;
  isUnread: (topic: TopicView) => boolean;
  afterBump: (topic: TopicView, counts: TopicView['counts'], at: string, me: Me) => TopicView;
  afterRead: (topic: TopicView, replyNumber: number, at: string) => TopicView;
};

function add(data: CategoryView[], id: string, change: { topics?: number; unread?: number }): CategoryView[] {
  const { topics = 0, unread = 0 } = change;
  if (topics === 0 && unread === 0) return data;
  return data.map((category) => {
    if (category.id !== id) return category;
    const viewer = category.viewer && { unread: Math.max(0, category.viewer.unread + unread) };
    return { ...category, topicCount: Math.max(0, category.topicCount + topics), viewer };
  });
}

/** What events do to the numbers beside the categories, as far as the topics they speak of are known here. */
export function categoryReducers(topics: TopicKnowledge): Reducers<CategoryView[]> {
  const turn = (data: CategoryView[], before: TopicView | undefined, after: TopicView | undefined): CategoryView[] => {
    if (!before || !after) return data;
    const unread = Number(topics.isUnread(after)) - Number(topics.isUnread(before));
    return add(data, before.categoryId, { unread });
  };
  return {
    'topic:created': (data, payload, { me }) => {
      if (isRedacted(payload)) return data;
      const known = topics.find(payload.id);
      const unread = known ? topics.isUnread(known) : payload.author.id !== me?.id;
      return known?.categoryId === payload.categoryId
        ? data
        : add(data, payload.categoryId, { topics: 1, unread: Number(unread) });
    },
    'topic:deleted': (data, payload) => {
      const known = topics.find(payload.id);
      const unread = known && topics.isUnread(known) ? -1 : 0;
      return payload.parentIds.reduce((next, id) => add(next, id, { topics: -1, unread }), data);
    },
    'topic:bumped': (data, payload, { me, meta }) => {
      const known = topics.find(payload.id);
      return turn(data, known, known && topics.afterBump(known, payload.counts, meta.at, me));
    },
    'topic:read': (data, payload) => {
      const known = topics.find(payload.topicId);
      return turn(data, known, known && topics.afterRead(known, payload.replyNumber, payload.at));
    },
  };
}
