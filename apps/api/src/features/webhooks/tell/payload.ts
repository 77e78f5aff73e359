import type { Person } from '@tidings/contracts';
import type { Told } from './jobs.ts';
import type { ReplyTold, TopicTold } from './read-told.ts';

type Of<O> = Extract<Told, { of: O }>;

/**
 * What of a topic leaves the server, as everybody reads it; `null`: it is not open to everybody, or not there any more. Of what
 * is gone only that.
 */
export function topicData(type: string, row: TopicTold | undefined, publicUrl: string): object | null {
  if (!row?.open) return null;
  if (type === 'topic.deleted') return { id: row.id };
  if (!row.visible) return null;
  const { id, title, category, author, createdAt } = row;
  return { id, title, category, author, createdAt: createdAt.toISOString(), url: `${publicUrl}/t/${id}` };
}

export function replyData(type: string, row: ReplyTold | undefined, publicUrl: string): object | null {
  if (!row?.open) return null;
  if (type === 'reply.deleted') return { id: row.id, topicId: row.topic.id };
  if (!row.visible) return null;
  const { id, number, topic, author, createdAt } = row;
  const url = `${publicUrl}/t/${topic.id}#reply-${number}`;
  return { id, number, topic, author, createdAt: createdAt.toISOString(), url };
}

/** Of a notification what its trace shows an admin: who got which type and why, and never what it says. */
export function notificationData(told: Of<'notification'>, recipient: Person | undefined): object | null {
  if (!recipient) return null;
  const { id, type, category, priority, reason } = told;
  return { id, type, category, priority, reason, recipient };
}
