import type { Notification, ShownAnnouncement } from '@tidings/contracts';
import { type RefObject, useEffect, useRef, useState } from 'react';

const edgePx = 8;
const washMs = 2000;

/** Whether the scrolled element is at its top. */
export function useAtTop(scroller: RefObject<HTMLElement | null>): boolean {
  const [atTop, setAtTop] = useState(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setAtTop(element.scrollTop <= edgePx);
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller]);
  return atTop;
}

/**
 * Nothing comes in above what is being read: while the reader is not at the top, what is placed higher waits and is
 * counted. `arrived` came in at the edge, just now.
 */
export function useHeld(items: readonly Notification[], atTop: boolean) {
  const top = items[0]?.position ?? 0;
  const [held, setHeld] = useState(top);
  const known = useRef<ReadonlySet<string> | undefined>(undefined);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  if ((atTop || held === 0) && held !== top) setHeld(top);
  const shown = items.filter(({ position }) => position <= held);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(items.map(({ id, position }) => `${id} ${position}`));
    if (!before || before.size === 0 || !atTop) return;
    const fresh = items.slice(0, 5).filter(({ id, position }) => !before.has(`${id} ${position}`) && position === top);
    if (fresh.length === 0) return;
    setArrived(new Set(fresh.map(({ id }) => id)));
    const timer = setTimeout(() => setArrived(new Set()), washMs);
    return () => clearTimeout(timer);
  }, [items, atTop, top]);
  return { shown, waiting: items.length - shown.length, arrived };
}

/** The same for what is announced; it is never counted, so it waits without a word. */
export function useHeldAnnouncements(all: readonly ShownAnnouncement[], atTop: boolean): readonly ShownAnnouncement[] {
  const newest = all.reduce((at, { publishedAt }) => Math.max(at, Date.parse(publishedAt)), 0);
  const [held, setHeld] = useState(newest);
  if ((atTop || held === 0) && held !== newest) setHeld(newest);
  return all.filter(({ publishedAt }) => Date.parse(publishedAt) <= held);
}
