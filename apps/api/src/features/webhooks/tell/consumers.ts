import '../facts.ts';
import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import type { Fact } from '../../../platform/kernel/facts.ts';
import { tell } from './jobs.ts';

type OfTopic = { topic: { id: string } };
type OfReply = { reply: { id: string } };
const topic = (type: 'topic.created' | 'topic.updated' | 'topic.deleted') => (fact: OfTopic) =>
  tell(type, { of: 'topic', id: fact.topic.id });
const reply = (type: 'reply.created' | 'reply.updated' | 'reply.deleted') => (fact: OfReply) =>
  tell(type, { of: 'reply', id: fact.reply.id });

function placed({ userId, notification }: Fact<'notification.placed'>) {
  const { id, type, category, priority, reason } = notification;
  return tell('notification.created', { of: 'notification', id, userId, type, category, priority, reason });
}

/** What webhooks are sent. What is hidden is gone for everybody; what comes back is there anew. */
export const webhookConsumers: Consumers = {
  'topic.created': { posted: topic('topic.created'), moved: topic('topic.updated') },
  'topic.updated': {
    edited: topic('topic.updated'),
    locked: topic('topic.updated'),
    unlocked: topic('topic.updated'),
    pinned: topic('topic.updated'),
    unpinned: topic('topic.updated'),
    hidden: topic('topic.deleted'),
    shown: topic('topic.created'),
  },
  'topic.deleted': { deleted: topic('topic.deleted') },
  'reply.created': { posted: reply('reply.created'), restored: reply('reply.created') },
  'reply.updated': { edited: reply('reply.updated'), hidden: reply('reply.deleted'), shown: reply('reply.created') },
  'reply.deleted': { deleted: reply('reply.deleted') },
  'notification.placed': { made: placed },
};
