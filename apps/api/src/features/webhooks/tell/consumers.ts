import '../facts.ts';
import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import type { Fact, FactsOf } from '../../../platform/kernel/facts.ts';
import { tell, tellWorkspace } from './jobs.ts';

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

/** Whatever happens in a workspace may stand in its room; what does not is found not to. Of chat only its public channels do. */
function inWorkspace(fact: FactsOf<'approval.*' | 'agent.*' | 'workspace.*'>) {
  if ('approval' in fact) return tellWorkspace(fact.approval.workspaceId);
  if ('agent' in fact) return tellWorkspace(fact.agent.workspaceId);
  if ('invitation' in fact) return tellWorkspace(fact.invitation.workspace.id);
  return tellWorkspace('workspace' in fact ? fact.workspace.id : fact.workspaceId);
}

function inChat({ channel, people }: Fact<'chat.channel-made' | 'chat.channel-changed'>) {
  return people === null ? tellWorkspace(channel.workspaceId) : [];
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
  'approval.*': inWorkspace,
  'agent.*': inWorkspace,
  'workspace.*': inWorkspace,
  'chat.channel-made': { created: inChat },
  'chat.channel-changed': { changed: inChat, archived: inChat, unarchived: inChat, deleted: inChat },
};
