import { rooms } from '@tidings/contracts';
import { type EventDraft, fedDraft } from '../../platform/events/draft.ts';
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
