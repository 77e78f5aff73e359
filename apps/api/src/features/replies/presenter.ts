import type { Person, Reply, ReplyView } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import { maySpeak } from '../topics/index.ts';

export type ReplyRow = {
  id: string;
  topicId: string;
  parentId: string | null;
  authorId: string;
  number: number;
  body: string;
  status: 'visible' | 'hidden';
  version: number;
  createdAt: Date;
  editedAt: Date | null;
  author: Person;
};
export type ReplyViewRow = ReplyRow & { likeCount: number; liked: boolean };

/** The resource without the numbers that feeds add under the stream's lock. Hidden text never leaves. */
export const presentReplyText = (row: ReplyRow): Omit<Reply, 'likeCount'> => ({
  id: row.id,
  topicId: row.topicId,
  parentId: row.parentId,
  number: row.number,
  body: row.status === 'hidden' ? null : row.body,
  author: row.author,
  status: row.status,
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
  version: row.version,
});

export const presentReplyView = (row: ReplyViewRow, actor: Actor | null): ReplyView => ({
  ...presentReplyText(row),
  likeCount: row.likeCount,
  viewer: actor && { liked: row.liked, canEdit: canEditReply(actor, row) },
});

export const canEditReply = (actor: Actor, reply: { authorId: string; status: 'visible' | 'hidden' }): boolean =>
  isStaff(actor) || (reply.authorId === actor.id && reply.status === 'visible' && maySpeak(actor));
