import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type Arrival, anchorOf, forgetArrivals, useArrivals } from '../../replies/index.ts';

const washMs = 2000;
const washLimit = 5;

export type ArrivalsView = {
  /** Wash in now. */
  arrived: ReadonlySet<string>;
  /** Wait behind a word under the post they answer. */
  held: ReadonlySet<string>;
  /** Not seen yet, below or elsewhere, in order. */
  waiting: readonly Arrival[];
  reveal: (ids: readonly string[]) => void;
  /** True while what arrives at the end may pull a reader there along. */
  follows: RefObject<boolean>;
};

/** Would the answer push down something that is on the screen? */
function pushes(view: HTMLElement, parentId: string): boolean {
  const parent = view.querySelector<HTMLElement>(`[data-reply="${parentId}"]`);
  if (!parent) return false;
  const frame = view.getBoundingClientRect();
  const { bottom, top } = parent.getBoundingClientRect();
  const isLast = !parent.matches(':has(~ [data-reply])');
  return !isLast && bottom > frame.top && bottom < frame.bottom && top < frame.bottom;
}

/** What came while the topic is open, and how it may show itself. */
export function useArrivalsView(
  topicId: string,
  scroller: RefObject<HTMLElement | null>,
  seenThrough: number,
): ArrivalsView {
  const all = useArrivals();
  const mine = useMemo(() => all.filter((arrival) => arrival.topicId === topicId), [all, topicId]);
  const known = useRef(new Set(mine.map((arrival) => arrival.id)));
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const follows = useRef(false);

  const fresh = mine.filter((arrival) => !known.current.has(arrival.id));
  // Decided in the pass that first draws them, so that a held answer is never drawn and taken away.
  if (fresh.length > 0) {
    const view = scroller.current;
    for (const { id } of fresh) known.current.add(id);
    const kept = fresh.filter(({ parentId }) => parentId !== null && view !== null && pushes(view, parentId));
    const keptIds = new Set(kept.map(({ id }) => id));
    if (kept.length > 0) setHeld(new Set([...held, ...keptIds]));
    const shown = fresh.filter(({ id }) => !keptIds.has(id));
    if (shown.length <= washLimit && !document.hidden) setArrived(new Set([...arrived, ...shown.map(({ id }) => id)]));
    follows.current = !document.hidden;
  }

  useEffect(() => {
    if (arrived.size === 0) return;
    const timer = setTimeout(() => {
      setArrived(new Set());
      follows.current = false;
    }, washMs);
    return () => clearTimeout(timer);
  }, [arrived]);

  useEffect(() => {
    forgetArrivals(
      ({ id, topicId: where, number, parentId }) =>
        where === topicId &&
        !held.has(id) &&
        (parentId === null ? number <= seenThrough : isOnScreen(scroller.current, number)),
    );
  }, [topicId, seenThrough, held, scroller]);
  useEffect(() => () => forgetArrivals((arrival) => arrival.topicId === topicId), [topicId]);

  const reveal = (ids: readonly string[]) => {
    setHeld(new Set([...held].filter((id) => !ids.includes(id))));
    setArrived(new Set(ids.slice(0, washLimit)));
  };
  return { arrived, held, waiting: mine, reveal, follows };
}

function isOnScreen(view: HTMLElement | null, number: number): boolean {
  const post = document.getElementById(anchorOf(number));
  if (!post || !view) return false;
  const frame = view.getBoundingClientRect();
  const box = post.getBoundingClientRect();
  return box.top < frame.bottom - 24 && box.bottom > frame.top;
}
