import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import { notify, retract } from './jobs.ts';

/** What posts and likes cause. What was restored or imported is no news. */
export const postCauses: Consumers = {
  'reply.created': { posted: ({ reply }, asker) => [notify(asker, { of: 'reply', id: reply.id })] },
  'reply.updated': {
    edited: ({ reply }, asker) => [notify(asker, { of: 'named', id: reply.id })],
    hidden: ({ reply }, asker) => [retract(asker, { about: reply.id })],
  },
  'reply.deleted': { deleted: ({ reply }, asker) => [retract(asker, { about: reply.id })] },
  'topic.created': {
    posted: ({ topic }, asker) => [notify(asker, { of: 'topic', id: topic.id })],
    moved: ({ topic }, asker) => [retract(asker, { topicId: topic.id, withoutRight: true })],
  },
  'topic.updated': {
    edited: ({ topic }, asker) => [notify(asker, { of: 'named', id: topic.id })],
    hidden: ({ topic }, asker) => [retract(asker, { topicId: topic.id })],
  },
  'topic.deleted': { deleted: ({ topic }, asker) => [retract(asker, { topicId: topic.id })] },
  'reaction.changed': {
    liked: ({ targetId, actorId }, asker) => [
      notify(asker, { of: 'like', id: targetId, actor: { id: actorId, name: asker.actor?.displayName ?? '' } }),
    ],
    unliked: ({ targetId, actorId }, asker) => [
      retract(asker, { about: targetId, actorId, type: 'like', unless: 'like' }),
    ],
  },
};
