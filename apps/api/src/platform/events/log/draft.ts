import type { DurableName, EventPayload, TopicCounts } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';

/** What each feed (an SQL function `feed_*`) takes, and which fields it adds to the payload of its event. */
export type Feeds = {
  topic_created: { args: { topicId: string; authorId: string }; adds: { counts: TopicCounts; createdAt: string } };
  topic_arrived: { args: { topicId: string; categoryId: string }; adds: { counts: TopicCounts; likeCount: number } };
  topic_left: { args: { topicId: string; categoryId: string }; adds: Record<never, never> };
  topic_numbers: { args: { topicId: string }; adds: { counts: TopicCounts; likeCount: number } };
  reply_created: {
    args: { id: string; topicId: string; parentId: string | null; authorId: string; body: string; staff: boolean };
    adds: { number: number; createdAt: string; counts: TopicCounts };
  };
  reply_numbers: { args: { topicId: string; replyId: string }; adds: { counts: TopicCounts; likeCount: number } };
  replies_recounted: {
    args: { topicId: string; replyId: string; whole: boolean };
    adds: { counts: TopicCounts; likeCount: number };
  };
  reaction_changed: {
    args: { targetType: 'topic' | 'reply'; targetId: string; actorId: string; authorId: string; on: boolean };
    adds: { count: number; version: number };
  };
  topic_marker: {
    args: { userId: string; topicId: string };
    adds: { replyNumber: number; at: string };
  };
  topic_read: {
    args: { userId: string; topicId: string; replyNumber: number };
    adds: { replyNumber: number; at: string };
  };
};
export type FeedName = keyof Feeds;

/** Events that only servers read: they stand in rooms no client can join. */
export type InternalPayloads = {
  'session:revoked': { sessionIds: string[] };
  'member:changed': { userId: string };
  'connection:evicted': { connectionIds: string[] };
};
type AnyName = DurableName | keyof InternalPayloads;
type PayloadOf<N extends AnyName> = N extends keyof InternalPayloads
  ? InternalPayloads[N]
  : N extends DurableName
    ? EventPayload<N>
    : never;

/** An event before it is committed. */
export type EventDraft = {
  id: string;
  name: AnyName;
  payload: object;
  rooms: readonly string[];
  entityId?: string;
  feed?: { name: FeedName; args: object };
};

/** Drafts an event whose payload is complete. `entityId` makes it redactable when that entity goes. */
export function draft<N extends AnyName>(
  name: N,
  rooms: readonly string[],
  payload: PayloadOf<N>,
  entityId?: string,
): EventDraft {
  return { id: uuidv7(), name, rooms, payload, ...(entityId ? { entityId } : {}) };
}

/** Drafts an event to whose payload a feed adds numbers that are only known under the stream's lock. */
export function fedDraft<N extends DurableName, F extends FeedName>(
  name: N,
  rooms: readonly string[],
  payload: Omit<EventPayload<N>, keyof Feeds[F]['adds']>,
  feed: { name: F; args: Feeds[F]['args'] },
  entityId?: string,
): EventDraft {
  return { id: uuidv7(), name, rooms, payload, feed, ...(entityId ? { entityId } : {}) };
}
