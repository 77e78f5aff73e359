import { type RefObject, useEffect, useState } from 'react';
import { isAtEnd } from './use-anchor.ts';

/**
 * What is on the screen: the number of the post at the top, where a jump to it would put it, of the one at the reader's eye,
 * and the highest one seen whole or nearly.
 */
export type Reading = { top: number; current: number; through: number; atEnd: boolean; atStart: boolean };

const start: Reading = { top: 0, current: 0, through: 0, atEnd: false, atStart: true };
/** A jump leaves 24 px above its post. */
const topPx = 32;

function look(view: HTMLElement): Reading {
  const box = view.getBoundingClientRect();
  // What the composer covers is not seen.
  const room = Number.parseFloat(view.style.scrollPaddingBottom) || 0;
  const frame = new DOMRect(box.x, box.y, box.width, box.height - room);
  const eye = frame.top + Math.min(160, frame.height / 3);
  let top = 0;
  let current = 0;
  let through = 0;
  for (const post of view.querySelectorAll<HTMLElement>('[data-number]')) {
    const at = post.getBoundingClientRect();
    const number = Number(post.dataset.number);
    if (at.top <= frame.top + topPx) top = number;
    if (at.top <= eye) current = number;
    // Read is what could be read: its end was on the screen, or it filled it.
    const isSeen = at.top < frame.bottom - 24 && (at.bottom <= frame.bottom + 24 || at.top <= frame.top);
    if (isSeen) through = Math.max(through, number);
  }
  return { top, current, through, atEnd: isAtEnd(view), atStart: view.scrollTop < 8 };
}

const isSame = (a: Reading, b: Reading) =>
  a.top === b.top &&
  a.current === b.current &&
  a.through === b.through &&
  a.atEnd === b.atEnd &&
  a.atStart === b.atStart;

/** Follows the reader's place: after each scroll, and when `content` changes its size. */
export function useReading(scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>): Reading {
  const [reading, setReading] = useState(start);
  useEffect(() => {
    const view = scroller.current;
    const inner = content.current;
    if (!view || !inner) return;
    let frame = 0;
    const plan = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const next = look(view);
        setReading((old) => (isSame(old, next) ? old : next));
      });
    };
    const observer = new ResizeObserver(plan);
    observer.observe(inner);
    observer.observe(view);
    view.addEventListener('scroll', plan, { passive: true });
    plan();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      view.removeEventListener('scroll', plan);
    };
  }, [scroller, content]);
  return reading;
}
