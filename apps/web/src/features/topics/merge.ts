import type { Topic, TopicCounts, TopicView } from '@tidings/contracts';
import type { Me } from '../../lib/live/reducers.ts';
import { excerptOf, rightsIn, viewerOf } from './data.ts';

/** Numbers of replies only grow, so counts with a lower one were true earlier and are ignored. */
export const newerCounts = (old: TopicCounts, next: TopicCounts): TopicCounts =>
  next.lastNumber < old.lastNumber ? old : next;

/** A topic nobody here has seen before. */
export const asView = (topic: Topic, me: Me): TopicView => ({
  ...topic,
  excerpt: excerptOf(topic.body),
  viewer: viewerOf(topic, me),
});

/** The whole topic of an event over what is cached; a lower or equal version is old news. */
export function mergeTopic<T extends TopicView>(old: T, topic: Topic, me: Me): T {
  if (topic.version <= old.version) return old;
  const excerpt = topic.status === 'hidden' ? '' : old.counts.lastReply ? old.excerpt : excerptOf(topic.body);
  return {
    ...old,
    ...topic,
    excerpt,
    counts: newerCounts(old.counts, topic.counts),
    viewer: old.viewer && me ? { ...old.viewer, ...rightsIn(topic, me) } : old.viewer,
  };
}

/** Writing is reading: one's own reply moves one's marker to it, on the server too. */
export function mergeCounts<T extends TopicView>(old: T, counts: TopicCounts, at: string, me: Me): T {
  const next = newerCounts(old.counts, counts);
  if (next === old.counts) return old;
  const last = next.lastReply;
  const own = last !== null && last.author.id === me?.id && last.id !== old.counts.lastReply?.id;
  return {
    ...old,
    counts: next,
    viewer:
      own && old.viewer && last.number > old.viewer.lastReadNumber
        ? { ...old.viewer, lastReadNumber: last.number, lastReadAt: at }
        : old.viewer,
  };
}

/** A marker only moves forward. */
export function mergeRead<T extends TopicView>(old: T, replyNumber: number, at: string): T {
  if (!old.viewer) return old;
  if (old.viewer.lastReadAt !== null && replyNumber <= old.viewer.lastReadNumber) return old;
  return { ...old, viewer: { ...old.viewer, lastReadNumber: replyNumber, lastReadAt: at } };
}
