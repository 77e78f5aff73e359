import type { ActionSubject } from '../audit/index.ts';
import { excerptOf } from '../topics/index.ts';
import type { ReplyRow } from './presenter.ts';

/** A reply as reports and the audit log speak of it: the text is the original, also when hidden. */
export const replySubject = (reply: ReplyRow): ActionSubject => ({
  targetType: 'reply',
  targetId: reply.id,
  member: reply.author,
  subject: {
    topicId: reply.topicId,
    number: reply.number,
    title: null,
    excerpt: excerptOf(reply.body),
    author: reply.author,
  },
});
