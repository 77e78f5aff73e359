import { type Person, rooms } from '@tidings/contracts';
import { type EventDraft, fedDraft } from '../../platform/events/draft.ts';

/** The rooms a reply's events go to: its topic, and the thread it answers in. */
export const replyRooms = (topicId: string, parentId: string | null): string[] =>
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
