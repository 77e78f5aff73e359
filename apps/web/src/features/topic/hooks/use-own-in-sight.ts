import { type RefObject, useEffect, useRef } from 'react';
import { isWrittenHere, type Outgoing } from '../../replies/index.ts';

/** What the reader just wrote comes into sight: the end of the topic, or the thread it answers in. */
export function useOwnInSight(scroller: RefObject<HTMLElement | null>, outgoing: readonly Outgoing[]): void {
  const known = useRef(new Set(outgoing.map((entry) => entry.id)));
  useEffect(() => {
    const fresh = outgoing.filter((entry) => !known.current.has(entry.id) && isWrittenHere(entry.id));
    for (const entry of fresh) known.current.add(entry.id);
    const last = fresh.at(-1);
    const view = scroller.current;
    if (!last || !view) return;
    const element = document.getElementById(`outgoing-${last.id}`);
    if (last.parentId === null) view.scrollTop = view.scrollHeight;
    else element?.scrollIntoView({ block: 'nearest' });
  }, [outgoing, scroller]);
}
