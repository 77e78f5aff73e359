import type { Topic, TopicCounts, TopicView } from '@tidings/contracts';
import type { Me } from '../../../lib/live/reducers.ts';
import { permissionsIn, viewerOf } from './data.ts';
import { plainExcerpt } from './plain-excerpt.ts';

/** Numbers of replies only grow, so counts with a lower one were true earlier and are ignored. */
export const newerCounts = (old: TopicCounts, next: TopicCounts): TopicCounts =>
  next.lastNumber < old.lastNumber ? old : next;

/** A topic nobody here has seen before. */
export const asView = (topic: Topic, me: Me): TopicView => ({
  ...topic,
  excerpt: plainExcerpt(topic.body),
  viewer: viewerOf(topic, me),
});

/** Writing is reading: one's own reply moved one's marker to it, on the server too. */
export function readByWriting<T extends TopicView>(old: T, { lastReply, lastActivityAt }: TopicCounts, me: Me): T {
  if (!old.viewer || !lastReply || lastReply.author.id !== me?.id) return old;
  if (lastReply.number <= old.viewer.lastReadNumber) return old;
  return { ...old, viewer: { ...old.viewer, lastReadNumber: lastReply.number, lastReadAt: lastActivityAt } };
}

/** The numbers of an event; older ones still show one's own reply. */
export function mergeCounts<T extends TopicView>(old: T, counts: TopicCounts, me: Me): T {
  const read = readByWriting(old, counts, me);
  const next = newerCounts(read.counts, counts);
  return next === read.counts ? read : { ...read, counts: next };
}

/** The whole topic of an event over what is cached; a lower or equal version is old news. */
export function mergeTopic<T extends TopicView>(old: T, topic: Topic, me: Me): T {
  if (topic.version <= old.version) return old;
  const { counts, viewer } = mergeCounts(old, topic.counts, me);
  const excerpt = topic.status === 'hidden' ? '' : counts.lastReply ? old.excerpt : plainExcerpt(topic.body);
  return {
    ...old,
    ...topic,
    excerpt,
    counts,
    viewer: viewer && me ? { ...viewer, ...permissionsIn(topic, me) } : viewer,
  };
}

/** A marker only moves forward. */
export function mergeRead<T extends TopicView>(old: T, replyNumber: number, at: string): T {
  if (!old.viewer) return old;
  if (old.viewer.lastReadAt !== null && replyNumber <= old.viewer.lastReadNumber) return old;
  return { ...old, viewer: { ...old.viewer, lastReadNumber: replyNumber, lastReadAt: at } };
}
