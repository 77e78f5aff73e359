import { type Person, rooms } from '@tidings/contracts';
import { type EventDraft, fedDraft } from '../../platform/events/log/draft.ts';
import { presentReplyText, type ReplyRow } from './presenter.ts';

/** The rooms a reply's events go to: its topic, and the thread it answers in. */
const replyRooms = (topicId: string, parentId: string | null): string[] =>
  parentId ? [rooms.topic(topicId), rooms.thread(parentId)] : [rooms.topic(topicId)];

type NewReply = { id: string; topicId: string; parentId: string | null; author: Person; body: string; staff: boolean };

/** `reply:created`: the feed writes the reply itself and gives it its number. */
export function replyCreated({ id, topicId, parentId, author, body, staff }: NewReply): EventDraft {
  return fedDraft(
    'reply:created',
    replyRooms(topicId, parentId),
    { id, topicId, parentId, body, author, status: 'visible', editedAt: null, likeCount: 0, version: 1 },
    { name: 'reply_created', args: { id, topicId, parentId, authorId: author.id, body, staff } },
    id,
  );
}

/** `reply:updated`: edited, hidden or shown again. */
export const replyUpdated = (row: ReplyRow): EventDraft =>
  fedDraft(
    'reply:updated',
    replyRooms(row.topicId, row.parentId),
    presentReplyText(row),
    { name: 'reply_numbers', args: { topicId: row.topicId, replyId: row.id } },
    row.id,
  );

/** `reply:created` once more, for a deleted reply that is back in its old place. */
export const replyReturned = (row: ReplyRow): EventDraft =>
  fedDraft(
    'reply:created',
    replyRooms(row.topicId, row.parentId),
    presentReplyText(row),
    { name: 'replies_recounted', args: { topicId: row.topicId, replyId: row.id, whole: true } },
    row.id,
  );

/** `reply:deleted` with the topic's numbers without it. */
export const replyDeleted = (row: ReplyRow): EventDraft =>
  fedDraft(
    'reply:deleted',
    replyRooms(row.topicId, row.parentId),
    { id: row.id, parentIds: row.parentId ? [row.topicId, row.parentId] : [row.topicId], version: row.version },
    { name: 'replies_recounted', args: { topicId: row.topicId, replyId: row.id, whole: false } },
  );

/** The author's marker, told anew: replay will no longer show the reply that moved it. */
export const markerOf = (row: ReplyRow, categoryId: string): EventDraft =>
  fedDraft(
    'topic:read',
    [rooms.user(row.authorId)],
    { topicId: row.topicId, categoryId },
    { name: 'topic_marker', args: { userId: row.authorId, topicId: row.topicId } },
  );
