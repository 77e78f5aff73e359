import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const posts = 'article, [data-anchor]';
const edgePx = 80;

/** The first post that can be seen, and where it stands in the window. */
function findAnchor(scroller: HTMLElement): { element: Element; top: number } | undefined {
  const top = scroller.getBoundingClientRect().top;
  for (const element of scroller.querySelectorAll(posts)) {
    const box = element.getBoundingClientRect();
    if (box.bottom > top + 1) return { element, top: box.top };
  }
  return undefined;
}

export const isAtEnd = (scroller: HTMLElement): boolean =>
  scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < edgePx;

/**
 * Keeps what is read where it is, whatever grows or goes above it; the browser's own anchoring is off, so that all
 * browsers do the same. While `follows` says so, a reader at the end stays at the end.
 */
export function useScrollAnchor(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  follows: RefObject<boolean>,
): void {
  const restoring = useRef<() => void>(() => undefined);
  // A page that comes above may weigh exactly as much as the one that goes below: no size shows it.
  useLayoutEffect(() => restoring.current());
  useEffect(() => {
    const view = scroller.current;
    const inner = content.current;
    if (!view || !inner) return;
    view.style.overflowAnchor = 'none';
    let anchor = findAnchor(view);
    let wasAtEnd = isAtEnd(view);
    let notedTop = view.scrollTop;
    const note = () => {
      notedTop = view.scrollTop;
      anchor = findAnchor(view);
      wasAtEnd = isAtEnd(view);
    };
    const restore = () => {
      // Somebody scrolled and the event is still to come: where they went is right.
      if (view.scrollTop !== notedTop) return note();
      if (wasAtEnd && follows.current) view.scrollTop = view.scrollHeight;
      else if (anchor?.element.isConnected) view.scrollTop += anchor.element.getBoundingClientRect().top - anchor.top;
      note();
    };
    restoring.current = restore;
    // Runs after layout and before paint: nobody sees the step between.
    const observer = new ResizeObserver(restore);
    observer.observe(inner);
    view.addEventListener('scroll', note, { passive: true });
    return () => {
      restoring.current = () => undefined;
      observer.disconnect();
      view.removeEventListener('scroll', note);
    };
  }, [scroller, content, follows]);
}
