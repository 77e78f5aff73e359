import type { Person } from '@tidings/contracts';
import type { Subject } from './jobs.ts';
import type { ReplySubject, TopicSubject } from './read-subjects.ts';

type Of<O> = Extract<Subject, { of: O }>;

/**
 * What of a topic leaves the server, as everybody reads it; `null`: it is not open to everybody, or not there any more. Of what
 * is gone only that.
 */
export function topicData(type: string, row: TopicSubject | undefined, publicUrl: string): object | null {
  if (!row?.open) return null;
  if (type === 'topic.deleted') return { id: row.id };
  if (!row.visible) return null;
  const { id, title, category, author, createdAt } = row;
  return { id, title, category, author, createdAt: createdAt.toISOString(), url: `${publicUrl}/t/${id}` };
}

export function replyData(type: string, row: ReplySubject | undefined, publicUrl: string): object | null {
  if (!row?.open) return null;
  if (type === 'reply.deleted') return { id: row.id, topicId: row.topic.id };
  if (!row.visible) return null;
  const { id, number, topic, author, createdAt } = row;
  const url = `${publicUrl}/t/${topic.id}#reply-${number}`;
  return { id, number, topic, author, createdAt: createdAt.toISOString(), url };
}

/** Of a notification what its trace shows an admin: who got which type and why, and never what it says. */
export function notificationData(subject: Of<'notification'>, recipient: Person | undefined): object | null {
  if (!recipient) return null;
  const { id, type, category, priority, reason } = subject;
  return { id, type, category, priority, reason, recipient };
}
