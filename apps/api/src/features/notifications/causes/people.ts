import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import { notify, retract } from './jobs.ts';

/** What members are to each other. Nobody hears of a block; what who is blocked said before goes. */
export const peopleCauses: Consumers = {
  'follow.changed': {
    followed: ({ followedId, actor }, asker) => [
      notify(asker, {
        ...{ of: 'direct', type: 'follow', about: followedId, proof: 'follow', reason: 'followed_you' },
        entity: { type: 'user', id: actor.id },
        actor: { id: actor.id, name: actor.displayName },
        data: { username: actor.username },
        to: [followedId],
      }),
    ],
    unfollowed: ({ userId, followedId }, asker) => [
      retract(asker, { about: followedId, actorId: userId, type: 'follow', unless: 'follow' }),
    ],
  },
  'block.changed': {
    blocked: ({ userId, blockedId }, asker) => [retract(asker, { userId, actorId: blockedId })],
  },
  'category.changed': {
    given: ({ categoryId }, asker) => [retract(asker, { categoryIds: [categoryId] })],
  },
};
