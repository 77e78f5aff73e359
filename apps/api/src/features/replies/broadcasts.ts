import { rooms, type TopicCounts } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { defineFeed, type EventDraft, fedDraft } from '../../platform/events/log/draft.ts';
import type { NewReply } from './facts.ts';
import { presentReplyText, type ReplyRow, type TakenReply } from './presenter.ts';

type Numbers = { counts: TopicCounts; likeCount: number };
type CreatedArgs = {
  id: string;
  topicId: string;
  parentId: string | null;
  authorId: string;
  body: string;
  staff: boolean;
};
const createdFeed = defineFeed<CreatedArgs, { number: number; createdAt: string; counts: TopicCounts }>(
  'reply_created',
);
const numbersFeed = defineFeed<{ topicId: string; replyId: string }, Numbers>('reply_numbers');
const recountedFeed = defineFeed<{ topicId: string; replyId: string; whole: boolean }, Numbers>('replies_recounted');
const markerFeed = defineFeed<{ userId: string; topicId: string }, { replyNumber: number; at: string }>('topic_marker');

/** The rooms a reply's events go to: its topic, and the thread it answers in. */
const roomsOf = ({ topicId, parentId }: Pick<ReplyRow, 'topicId' | 'parentId'>): string[] =>
  parentId ? [rooms.topic(topicId), rooms.thread(parentId)] : [rooms.topic(topicId)];

/** `reply:created`: the feed writes the reply itself and gives it its number. */
function created({ id, topicId, parentId, author, body, staff }: NewReply): EventDraft {
  return fedDraft(
    'reply:created',
    roomsOf({ topicId, parentId }),
    {
      id,
      topicId,
      parentId,
      body,
      author,
      status: 'visible',
      editedAt: null,
      editedByStaff: false,
      likeCount: 0,
      version: 1,
    },
    createdFeed,
    { id, topicId, parentId, authorId: author.id, body, staff },
    id,
  );
}

/** `reply:created` once more, for a deleted reply that is back in its old place. */
const returned = (reply: ReplyRow): EventDraft =>
  fedDraft(
    'reply:created',
    roomsOf(reply),
    presentReplyText(reply),
    recountedFeed,
    { topicId: reply.topicId, replyId: reply.id, whole: true },
    reply.id,
  );

/** `reply:updated`: edited, hidden or shown again. */
const updated = (reply: ReplyRow): EventDraft =>
  fedDraft(
    'reply:updated',
    roomsOf(reply),
    presentReplyText(reply),
    numbersFeed,
    { topicId: reply.topicId, replyId: reply.id },
    reply.id,
  );

/** `reply:deleted` with the topic's numbers without it. */
const deleted = ({ id, topicId, parentId, version }: ReplyRow): EventDraft =>
  fedDraft(
    'reply:deleted',
    roomsOf({ topicId, parentId }),
    { id, parentIds: parentId ? [topicId, parentId] : [topicId], version },
    recountedFeed,
    { topicId, replyId: id, whole: false },
  );

/** The author's marker once more: replay will no longer show the reply that moved it. */
const marker = ({ authorId, topicId, categoryId }: TakenReply): EventDraft =>
  fedDraft('topic:read', [rooms.user(authorId)], { topicId, categoryId }, markerFeed, { userId: authorId, topicId });

/** Which events say what happened to a reply. */
export const replyBroadcasts: Broadcasts = {
  'reply.created': (fact) => [fact.cause === 'restored' ? returned(fact.reply) : created(fact.reply)],
  'reply.updated': ({ cause, reply }) => (cause === 'hidden' ? [updated(reply), marker(reply)] : [updated(reply)]),
  'reply.deleted': ({ reply }) => [deleted(reply), marker(reply)],
};
