import { type RefObject, useEffect } from 'react';
import { anchorOf } from '../../replies/index.ts';
import { isAtEnd } from './use-anchor.ts';

/** Of what scrolls, so much is covered by the composer that stands over its end; 0 where it covers the whole screen. */
function covered(view: HTMLElement, composer: HTMLElement): number {
  if (getComputedStyle(composer).position === 'fixed') return 0;
  // By the layout and not by what is drawn: it slides in.
  return Math.max(0, view.offsetTop + view.offsetHeight - composer.offsetTop);
}

/**
 * Gives the stream as much room at its end as the composer covers, so that the end of the topic and the post that is
 * answered can be seen beside what is written. A reader at the end stays there.
 */
export function useComposerRoom(
  view: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  isOpen: boolean,
  answered: number | undefined,
): void {
  useEffect(() => {
    const scroller = view.current;
    const inner = content.current;
    const host = scroller?.parentElement;
    if (!scroller || !inner || !host || !isOpen) return;
    const wasAtEnd = isAtEnd(scroller);
    let room = 0;
    const makeRoom = () => {
      const composer = host.querySelector<HTMLElement>('[data-composer]');
      const next = composer ? covered(scroller, composer) : 0;
      if (next === room) return;
      const isFirst = room === 0;
      room = next;
      inner.style.paddingBottom = `calc(24px + ${room}px)`;
      scroller.style.scrollPaddingBottom = `${room}px`;
      if (isFirst && wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
      const post = answered === undefined ? null : document.getElementById(anchorOf(answered));
      if (isFirst) post?.scrollIntoView({ block: 'nearest' });
    };
    const sizes = new ResizeObserver(makeRoom);
    const watch = () => {
      const composer = host.querySelector('[data-composer]');
      if (composer) sizes.observe(composer);
      makeRoom();
    };
    sizes.observe(scroller);
    // Its code may come later than the wish for it.
    const arrival = new MutationObserver(watch);
    arrival.observe(host, { childList: true });
    watch();
    return () => {
      sizes.disconnect();
      arrival.disconnect();
      inner.style.paddingBottom = '';
      scroller.style.scrollPaddingBottom = '';
    };
  }, [view, content, isOpen, answered]);
}
