import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { anchorOf } from '../../replies/index.ts';
import { lastThrough } from './last-through.ts';

const markMs = 2000;
const headPx = 24;
/** Replies shown before the one a jump leads to. */
const lead = 6;

const scrollTo = (view: HTMLElement, element: HTMLElement) => {
  view.scrollTop += element.getBoundingClientRect().top - view.getBoundingClientRect().top - headPx;
};

/**
 * Jumps to a reply by number: to its place when it is loaded, else to a window that opens there. `start` is where the
 * window opens, `openWindow` brings it there anew; the mark shows where, at the beginning if `marksInitial`.
 */
export function useJump(
  view: RefObject<HTMLElement | null>,
  initialStart: number,
  initialTarget: number | undefined,
  marksInitial: boolean,
  openWindow: (start: number) => void,
) {
  const [start, setStart] = useState(initialStart);
  // Set before it is reached too: a folded thread opens for the answer that is wanted.
  const [highlighted, setHighlighted] = useState<number | undefined>(initialTarget);
  const target = useRef<{ number: number; focus: boolean; mark: boolean } | undefined>(
    initialTarget === undefined ? undefined : { number: initialTarget, focus: false, mark: marksInitial },
  );

  const land = useCallback(
    (isDrawn: boolean) => {
      const wanted = target.current;
      if (!wanted || !view.current) return false;
      const element =
        document.getElementById(anchorOf(wanted.number)) ??
        (isDrawn ? lastThrough(view.current, wanted.number) : undefined);
      if (!element) return false;
      target.current = undefined;
      if (wanted.number === 0) view.current.scrollTop = 0;
      else scrollTo(view.current, element);
      if (wanted.focus) element.focus({ preventScroll: true });
      setHighlighted(wanted.mark ? wanted.number : undefined);
      if (wanted.mark) announce(t('post.jump', { number: wanted.number }));
      return true;
    },
    [view],
  );

  useEffect(() => {
    if (highlighted === undefined) return;
    const timer = setTimeout(() => setHighlighted(undefined), markMs);
    return () => clearTimeout(timer);
  }, [highlighted]);

  const jump = useCallback(
    (number: number, { focus = false, mark = true } = {}) => {
      target.current = { number, focus, mark };
      if (mark) setHighlighted(number);
      if (land(false)) return;
      const next = Math.max(0, number - lead);
      openWindow(next);
      setStart(next);
    },
    [land, openWindow],
  );
  return { start, highlighted, jump, land };
}
