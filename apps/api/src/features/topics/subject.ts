import type { ActionSubject } from '../audit/index.ts';
import { excerptOf } from './excerpt.ts';
import type { TopicRow } from './presenter.ts';

/** A topic as reports and the audit log speak of it: the text is the original, also when hidden. */
export const topicSubject = (topic: TopicRow): ActionSubject => ({
  targetType: 'topic',
  targetId: topic.id,
  member: topic.author,
  subject: {
    topicId: topic.id,
    number: null,
    title: topic.title,
    excerpt: excerptOf(topic.body),
    author: topic.author,
  },
});
