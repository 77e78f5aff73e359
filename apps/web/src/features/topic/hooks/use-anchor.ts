import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const posts = 'article, [data-anchor]';
const edgePx = 80;

/** What a post is made of: a tall one may grow above what is read in it. */
const parts = 'article, .prose > *, .prose li, .markdown-source > *';

type Anchor = { element: Element; top: number };
const anchorAt = (element: Element): Anchor => ({ element, top: element.getBoundingClientRect().top });

/** What has the focus, or an open menu, and can be seen: it stays under the hand, whatever grows or goes. */
function findHeld(scroller: HTMLElement): Anchor | undefined {
  const held = scroller.querySelector('[aria-expanded=true][data-state=open]') ?? document.activeElement;
  if (!held || held === scroller || !scroller.contains(held)) return undefined;
  const [box, window] = [held.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return box.top >= window.top && box.bottom <= window.bottom ? { element: held, top: box.top } : undefined;
}

/** What is acted on, else the first that can be seen, then the post it is in: where each stands in the window. */
function findAnchors(scroller: HTMLElement): readonly Anchor[] {
  const top = scroller.getBoundingClientRect().top + 1;
  const held = findHeld(scroller);
  for (const element of scroller.querySelectorAll(posts)) {
    const box = element.getBoundingClientRect();
    if (box.bottom <= top) continue;
    const inner = box.top < top ? [...element.querySelectorAll(parts)] : [];
    // Of those that cross the edge the innermost comes last.
    const crossing = inner
      .map(anchorAt)
      .findLast((one) => one.top < top && one.element.getBoundingClientRect().bottom > top);
    return [held, crossing, { element, top: box.top }].filter((one) => one !== undefined);
  }
  return held ? [held] : [];
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
    let anchors = findAnchors(view);
    let wasAtEnd = isAtEnd(view);
    let notedTop = view.scrollTop;
    const note = () => {
      notedTop = view.scrollTop;
      anchors = findAnchors(view);
      wasAtEnd = isAtEnd(view);
    };
    const restore = () => {
      // Somebody scrolled and the event is still to come: where they went is right.
      if (view.scrollTop !== notedTop) return note();
      const anchor = anchors.find(({ element }) => element.isConnected);
      if (wasAtEnd && follows.current) view.scrollTop = view.scrollHeight;
      else if (anchor) view.scrollTop += anchor.element.getBoundingClientRect().top - anchor.top;
      note();
    };
    restoring.current = restore;
    // Runs after layout and before paint: nobody sees the step between.
    const observer = new ResizeObserver(restore);
    observer.observe(inner);
    view.addEventListener('scroll', note, { passive: true });
    // In a menu too, which stands elsewhere: its button is what is held.
    document.addEventListener('focusin', note);
    return () => {
      restoring.current = () => undefined;
      observer.disconnect();
      view.removeEventListener('scroll', note);
      document.removeEventListener('focusin', note);
    };
  }, [scroller, content, follows]);
}
