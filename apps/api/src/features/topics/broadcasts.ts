import './facts.ts';
import { rooms, type TopicCounts } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { defineFeed, type EventDraft, fedDraft } from '../../platform/events/log/draft.ts';
import { presentTopicText } from './presenter.ts';
import { READ_AT_ONCE } from './reading/read-at-once.ts';
import type { TopicRow } from './sql/rows.ts';

type Numbers = { counts: TopicCounts; likeCount: number };
const createdFeed = defineFeed<{ topicId: string; authorId: string }, { counts: TopicCounts; createdAt: string }>(
  'topic_created',
);
const arrivedFeed = defineFeed<{ topicId: string; categoryId: string }, Numbers>('topic_arrived');
const leftFeed = defineFeed<{ topicId: string; categoryId: string }, Record<never, never>>('topic_left');
const numbersFeed = defineFeed<{ topicId: string }, Numbers>('topic_numbers');
const readFeed = defineFeed<
  { userId: string; topicId: string; replyNumber: number },
  { replyNumber: number; at: string }
>('topic_read');
const allReadFeed = defineFeed<
  {
    userId: string;
    categoryIds: string[];
    from: string | null;
    until: string | null;
    limit: number;
    job: string | null;
  },
  { at: string }
>('topics_read');

const whole = (row: TopicRow) => ({ ...presentTopicText(row), createdAt: row.createdAt.toISOString() });

/** `topic:created` to the category. The feed makes the counters and takes the time. */
const created = (row: TopicRow): EventDraft =>
  fedDraft(
    'topic:created',
    [rooms.category(row.categoryId)],
    { ...presentTopicText(row), likeCount: 0 },
    createdFeed,
    { topicId: row.id, authorId: row.authorId },
    row.id,
  );

/** `topic:created` to a category a topic that exists already came into, by a move or a restoration. */
const arrived = (row: TopicRow): EventDraft =>
  fedDraft(
    'topic:created',
    [rooms.category(row.categoryId)],
    whole(row),
    arrivedFeed,
    { topicId: row.id, categoryId: row.categoryId },
    row.id,
  );

const updatedIn = (row: TopicRow, inRooms: string[]): EventDraft =>
  fedDraft('topic:updated', inRooms, whole(row), numbersFeed, { topicId: row.id }, row.id);

/** `topic:deleted` to the category it left and, when it is gone for good, to those in it. */
const left = (row: TopicRow, categoryId: string, reason: 'deleted' | 'moved'): EventDraft =>
  fedDraft(
    'topic:deleted',
    reason === 'moved' ? [rooms.category(categoryId)] : [rooms.category(categoryId), rooms.topic(row.id)],
    { id: row.id, parentIds: [categoryId], version: row.version, reason },
    leftFeed,
    { topicId: row.id, categoryId },
  );

/** The events of what happened to a topic. Its followers get `topic:updated` when it returns or moves. */
export const topicBroadcasts: Broadcasts = {
  'topic.created'(fact) {
    const { topic } = fact;
    const inside = updatedIn(topic, [rooms.topic(topic.id)]);
    if (fact.cause === 'moved') return [left(topic, fact.fromCategoryId, 'moved'), arrived(topic), inside];
    return fact.cause === 'restored' ? [arrived(topic), inside] : [created(topic)];
  },
  'topic.updated': ({ topic }) => [updatedIn(topic, [rooms.category(topic.categoryId), rooms.topic(topic.id)])],
  'topic.deleted': ({ topic }) => [left(topic, topic.categoryId, 'deleted')],
  'topic.read': ({ userId, topicId, categoryId, replyNumber }) => [
    fedDraft('topic:read', [rooms.user(userId)], { topicId, categoryId }, readFeed, { userId, topicId, replyNumber }),
  ],
  'topics.read'(fact) {
    const { userId, categoryIds, from, until } = fact;
    return [
      fedDraft('topics:read', [rooms.user(userId)], { categoryIds }, allReadFeed, {
        ...{ userId, categoryIds, from, until, limit: READ_AT_ONCE },
        job: fact.cause === 'rest' ? fact.job : null,
      }),
    ];
  },
};
