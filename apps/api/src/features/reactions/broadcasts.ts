import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { defineFeed, fedDraft } from '../../platform/events/log/draft.ts';

type Like = { targetType: 'topic' | 'reply'; targetId: string; actorId: string; on: boolean };
const changedFeed = defineFeed<Like & { authorId: string }, { count: number; version: number }>('reaction_changed');

/** Which event says that a like came or went. */
export const reactionBroadcasts: Broadcasts = {
  'reaction.changed'({ cause, targetType, targetId, actorId, authorId, topicId }) {
    const like: Like = { targetType, targetId, actorId, on: cause === 'liked' };
    return [fedDraft('reaction:changed', [rooms.topic(topicId)], like, changedFeed, { ...like, authorId })];
  },
};
