import type { Topic, TopicView } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { ActionSubject } from '../audit/index.ts';
import { canEditTopic, canModerateTopic, canReply } from './policy.ts';
import type { TopicRow, TopicViewerRow, TopicViewRow } from './sql/rows.ts';
import { excerptOf } from './text/excerpt.ts';

/** What a hidden topic has in place of its title and the end of its address, which are text as well. */
const HIDDEN = { title: '', slug: 'topic' };

/** The resource without the numbers that feeds add under the stream's lock. Hidden text never leaves. */
export const presentTopicText = (row: TopicRow): Omit<Topic, 'counts' | 'likeCount' | 'createdAt'> => ({
  id: row.id,
  categoryId: row.categoryId,
  title: row.status === 'hidden' ? HIDDEN.title : row.title,
  slug: row.status === 'hidden' ? HIDDEN.slug : row.slug,
  body: row.status === 'hidden' ? null : row.body,
  author: row.author,
  status: row.status,
  pinned: row.pinned,
  locked: row.locked,
  editedAt: row.editedAt?.toISOString() ?? null,
  editedByStaff: row.editedByStaff,
  version: row.version,
});

/** A topic as its viewer sees it; signed out there is no viewer's part. */
export const presentTopicView = (row: TopicViewRow, actor: Actor | null): TopicView => ({
  ...presentTopicText(row),
  createdAt: row.createdAt.toISOString(),
  likeCount: row.likeCount,
  counts: row.counts,
  excerpt: excerptOf(row.excerpt),
  viewer: presentTopicViewer(row, actor),
});

/** What a changed topic's answer has beyond its event: the excerpt, and the viewer's own part. */
export const presentTopicExtra = (before: TopicViewRow, row: TopicRow, actor: Actor) => ({
  excerpt: row.status === 'hidden' ? '' : excerptOf(before.counts.lastReply ? before.excerpt : row.body),
  viewer: presentTopicViewer({ ...before, ...row }, actor),
});

/** What a topic is to its viewer: what they liked and read, what they may do, and how much they want to hear of it. */
export const presentTopicViewer = (row: TopicViewerRow, actor: Actor | null): TopicView['viewer'] =>
  actor && {
    liked: row.liked,
    lastReadNumber: row.readNumber ?? 0,
    lastReadAt: row.readAt?.toISOString() ?? null,
    canEdit: canEditTopic(actor, row),
    canReply: canReply(actor, row),
    canModerate: canModerateTopic(actor, row),
    watch: row.watch ?? 'normal',
  };

/** A topic as reports and the audit log speak of it: the text is the original, also when hidden. */
export const presentTopicSubject = (topic: TopicRow): ActionSubject => ({
  targetType: 'topic',
  targetId: topic.id,
  member: topic.author,
  subject: {
    topicId: topic.id,
    number: null,
    title: topic.title,
    excerpt: excerptOf(topic.body),
    author: topic.author,
  },
});
