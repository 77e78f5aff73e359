import type { InfiniteData } from '@tanstack/react-query';
import type { Topic, TopicView } from '@tidings/contracts';
import type { Answer } from '../../../lib/api/call.ts';
import type { Me } from '../../../lib/live/reducers.ts';
import { isStaffRole } from '../../../lib/live/staff-role.ts';

export type TopicFilter = 'latest' | 'new' | 'unread';
export type TopicPage = Answer<'GET /api/topics'>;
/**
 * `left`: topics that moved out of a category; they may arrive in another with nothing known of the reader. `gone`: the
 * versions at which topics were deleted, since an older arrival may come later by another room.
 */
export type TopicListData = InfiniteData<TopicPage, string | undefined> & {
  left?: readonly TopicView[];
  gone?: readonly { id: string; version: number }[];
};
export type TopicListScope = { categoryId?: string | undefined; filter: TopicFilter };

type Permissions = { canEdit: boolean; canReply: boolean; canModerate: boolean };

/** What the member may do with a topic as it stands. */
export function permissionsIn(topic: Topic, me: NonNullable<Me>): Permissions {
  const staff = isStaffRole(me.role);
  const own = topic.author.id === me.id && !topic.locked && topic.status === 'visible' && me.maySpeak;
  return { canEdit: staff || own, canReply: me.maySpeak && (staff || !topic.locked), canModerate: staff };
}

/** What a topic's event leaves out: the viewer's own part of it. */
export const viewerOf = (topic: Topic, me: Me): TopicView['viewer'] =>
  me ? { liked: false, lastReadNumber: 0, lastReadAt: null, ...permissionsIn(topic, me) } : null;

/** Replies the reader has not seen; undefined when the topic was never opened. What was deleted is nothing to see. */
export function newReplies({ viewer, counts }: Pick<TopicView, 'viewer' | 'counts'>): number | undefined {
  if (!viewer || viewer.lastReadAt === null) return undefined;
  return Math.max(0, (counts.lastReply?.number ?? 0) - viewer.lastReadNumber);
}

/** Opened with something new since, or never opened and by somebody else. */
export function isUnread(topic: TopicView, me: string | undefined): boolean {
  if (!topic.viewer) return false;
  const count = newReplies(topic);
  return count === undefined ? topic.author.id !== me : count > 0;
}

/** Whether a topic stands in a list of this scope, now. */
export function belongs(topic: TopicView, { categoryId, filter }: TopicListScope, me: string | undefined): boolean {
  if (categoryId !== undefined && topic.categoryId !== categoryId) return false;
  if (filter === 'latest' || !topic.viewer) return true;
  return isUnread(topic, me) && (filter === 'unread' || topic.viewer.lastReadAt === null);
}

/** Pinned ones first, then newest activity; of two at the same moment the newer topic. */
export const compareTopics = (a: TopicView, b: TopicView): number =>
  Number(b.pinned) - Number(a.pinned) ||
  b.counts.lastActivityAt.localeCompare(a.counts.lastActivityAt) ||
  b.id.localeCompare(a.id);
