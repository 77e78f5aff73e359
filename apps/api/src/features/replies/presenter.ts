import type { Person, Reply, ReplyParent, ReplyView } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { ActionSubject } from '../audit/index.ts';
import { excerptOf } from '../topics/index.ts';
import { canEditReply } from './policy.ts';

/** A reply as the repository reads it: the author already in the contract's shape. */
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
  editedByStaff: boolean;
  author: Person;
  /** What of its topic decides about it. */
  topic: { locked: boolean; archived: boolean };
};

/** A reply with what its changes need of its topic. */
export type TakenReply = ReplyRow & {
  deletedAt: Date | null;
  categoryId: string;
  topicTitle: string;
  /** Whether the author may read that title. */
  authorSeesTitle: boolean;
  topicGone: boolean;
};

/** A reply with what its viewer liked of it. */
export type ReplyViewRow = ReplyRow & { likeCount: number; liked: boolean };

/** What is read of a reply that is answered. */
export type ReplyParentRow = Pick<ReplyRow, 'id' | 'number' | 'version' | 'status' | 'body' | 'author'>;

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
  editedByStaff: row.editedByStaff,
  version: row.version,
});

/** A reply as its viewer sees it; signed out there is no viewer's part. */
export const presentReplyView = (row: ReplyViewRow, actor: Actor | null): ReplyView => ({
  ...presentReplyText(row),
  likeCount: row.likeCount,
  viewer: actor && { liked: row.liked, canEdit: canEditReply(actor, row) },
});

/** So long that a hundred of them add no more than a tenth to the largest page. */
const PARENT_EXCERPT = 80;

/** An answered reply as the head of its thread. */
export const presentReplyParent = ({ id, number, version, status, body, author }: ReplyParentRow): ReplyParent => ({
  id,
  number,
  author,
  version,
  excerpt: status === 'hidden' ? null : excerptOf(body, PARENT_EXCERPT),
});

/** A reply as reports and the audit log speak of it: the text is the original, also when hidden. */
export const presentReplySubject = (reply: TakenReply): ActionSubject => ({
  targetType: 'reply',
  targetId: reply.id,
  member: reply.author,
  hidesTitle: !reply.authorSeesTitle,
  subject: {
    topicId: reply.topicId,
    number: reply.number,
    title: reply.topicTitle,
    excerpt: excerptOf(reply.body),
    author: reply.author,
  },
});
