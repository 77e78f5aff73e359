import type { TopicView } from '@tidings/contracts';

export type Entry =
  | { kind: 'topic'; key: string; topic: TopicView; first: boolean }
  | { kind: 'tideline'; key: string };

/**
 * Rows with the tideline where the news since the last visit ends. It stands only between rows: not above everything,
 * not below what is loaded. A pinned topic is no measure of time.
 */
export function entriesOf(topics: readonly TopicView[], lastVisit: number | undefined): Entry[] {
  const isOld = (topic: TopicView) => Date.parse(topic.counts.lastActivityAt) <= (lastVisit ?? 0);
  const at = lastVisit === undefined ? -1 : topics.findIndex((topic) => isOld(topic) && !topic.pinned);
  const start = at > 0 && topics.slice(0, at).some((topic) => !isOld(topic)) ? at : -1;
  return topics.flatMap((topic, index): Entry[] => {
    const row: Entry = { kind: 'topic', key: topic.id, topic, first: index === 0 || index === start };
    return index === start ? [{ kind: 'tideline', key: 'tideline' }, row] : [row];
  });
}
