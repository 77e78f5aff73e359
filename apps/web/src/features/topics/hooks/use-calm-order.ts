import type { TopicView } from '@tidings/contracts';
import { useEffect, useMemo, useState } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { type Calm, calmOrder, type Placed, placesOf, type Row, washLimit } from '../model/calm-order.ts';

const washMs = 2000;
const none: Calm = { shown: [], pending: [], arrived: [] };

const rowOf = (topic: TopicView, me: string | undefined): Row => ({
  id: topic.id,
  at: topic.counts.lastActivityAt,
  own: (topic.counts.lastReply?.author ?? topic.author).id === me,
});

export type CalmTopics = {
  topics: TopicView[];
  /** What waits behind the pill, in the order it will have. */
  pending: TopicView[];
  arrived: ReadonlySet<string>;
  /** The reader asked for the news: everything takes its place now. */
  show: () => void;
};

/** Topics in an order that changes only when the reader is free, or asks. Their content is always the newest. */
export function useCalmOrder(topics: TopicView[], free: boolean): CalmTopics {
  const me = useMember()?.id;
  const [calm, setCalm] = useState<Calm>(none);
  const rows = useMemo(() => topics.map((topic) => rowOf(topic, me)), [topics, me]);
  const next = useMemo(() => calmOrder(calm.shown, rows, free), [calm.shown, rows, free]);
  // State that follows props, in the same pass: no frame shows the wrong order.
  if (next.shown !== calm.shown) setCalm(next);

  const arrivedIds = calm.arrived;
  useEffect(() => {
    if (arrivedIds.length === 0) return;
    const timer = setTimeout(() => setCalm((now) => ({ ...now, arrived: [] })), washMs);
    return () => clearTimeout(timer);
  }, [arrivedIds]);

  const byId = useMemo(() => new Map(topics.map((topic) => [topic.id, topic])), [topics]);
  const pick = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const inPlace = (shown: readonly Placed[]) => pick(shown.map((row) => row.id));
  return {
    topics: inPlace(next.shown),
    pending: pick(next.pending),
    arrived: useMemo(() => new Set(arrivedIds), [arrivedIds]),
    show: () => setCalm({ shown: placesOf(rows), pending: [], arrived: next.pending.slice(0, washLimit) }),
  };
}
