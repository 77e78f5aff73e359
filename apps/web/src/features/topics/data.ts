import type { InfiniteData } from '@tanstack/react-query';
import type { Topic, TopicView } from '@tidings/contracts';
import type { Answer } from '../../lib/api/call.ts';
import { isStaffRole, type Me } from '../../lib/live/reducers.ts';

export type TopicFilter = 'latest' | 'new' | 'unread';
export type TopicPage = Answer<'GET /api/topics'>;
export type TopicListData = InfiniteData<TopicPage, string | undefined>;
export type TopicListScope = { categoryId?: string | undefined; filter: TopicFilter };

/** The beginning of a text, as lists show it: markup out, spaces joined. */
export const excerptOf = (body: string | null): string => (body ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);

/** What a topic's event leaves out: the viewer's own part of it. */
export function viewerOf(topic: Topic, me: Me): TopicView['viewer'] {
  if (!me) return null;
  const staff = isStaffRole(me.role);
  const own = topic.author.id === me.id;
  return {
    liked: false,
    lastReadNumber: 0,
    lastReadAt: own ? topic.createdAt : null,
    canEdit: staff || (own && !topic.locked),
    canReply: staff || !topic.locked,
    canModerate: staff,
  };
}

/** Replies the reader has not seen; undefined when the topic was never opened. */
export function newReplies(topic: TopicView): number | undefined {
  if (!topic.viewer || topic.viewer.lastReadAt === null) return undefined;
  return Math.max(0, topic.counts.lastNumber - topic.viewer.lastReadNumber);
}

export const isUnread = (topic: TopicView): boolean => topic.viewer !== null && newReplies(topic) !== 0;

/** Whether a topic stands in a list of this scope, now. */
export function belongs(topic: TopicView, { categoryId, filter }: TopicListScope): boolean {
  if (categoryId !== undefined && topic.categoryId !== categoryId) return false;
  if (filter === 'new') return topic.viewer !== null && topic.viewer.lastReadAt === null;
  if (filter === 'unread') return topic.viewer !== null && topic.viewer.lastReadAt !== null && isUnread(topic);
  return true;
}

/** Newest activity first; of two at the same moment the newer topic. */
export const compareTopics = (a: TopicView, b: TopicView): number =>
  b.counts.lastActivityAt.localeCompare(a.counts.lastActivityAt) || b.id.localeCompare(a.id);
