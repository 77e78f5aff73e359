import { rooms } from '@tidings/contracts';
import { type EventDraft, fedDraft } from '../../platform/events/log/draft.ts';
import { presentTopicText, type TopicRow } from './presenter.ts';

/** `topic:created` to the category. The feed makes the counters and takes the time. */
export const topicCreated = (row: TopicRow): EventDraft =>
  fedDraft(
    'topic:created',
    [rooms.category(row.categoryId)],
    { ...presentTopicText(row), likeCount: 0 },
    { name: 'topic_created', args: { topicId: row.id, authorId: row.authorId } },
    row.id,
  );

const whole = (row: TopicRow) => ({ ...presentTopicText(row), createdAt: row.createdAt.toISOString() });
const numbers = (row: TopicRow) => ({ name: 'topic_numbers', args: { topicId: row.id } }) as const;

/** `topic:updated` to the topic and its category. */
export const topicUpdated = (row: TopicRow): EventDraft =>
  fedDraft('topic:updated', [rooms.category(row.categoryId), rooms.topic(row.id)], whole(row), numbers(row), row.id);

/** `topic:created` to a category a topic that exists already came into, by a move or a restoration. */
export const topicArrived = (row: TopicRow): EventDraft =>
  fedDraft(
    'topic:created',
    [rooms.category(row.categoryId)],
    whole(row),
    { name: 'topic_arrived', args: { topicId: row.id, categoryId: row.categoryId } },
    row.id,
  );

/** `topic:updated` for those in the topic alone: its category hears `topic:created`. */
export const topicUpdatedInside = (row: TopicRow): EventDraft =>
  fedDraft('topic:updated', [rooms.topic(row.id)], whole(row), numbers(row), row.id);

/** `topic:deleted` to the category it left and, when it is gone for good, to those in it. */
export const topicDeleted = (row: TopicRow, categoryId: string, reason: 'deleted' | 'moved'): EventDraft =>
  fedDraft(
    'topic:deleted',
    reason === 'moved' ? [rooms.category(categoryId)] : [rooms.category(categoryId), rooms.topic(row.id)],
    { id: row.id, parentIds: [categoryId], version: row.version, reason },
    { name: 'topic_left', args: { topicId: row.id, categoryId } },
  );
