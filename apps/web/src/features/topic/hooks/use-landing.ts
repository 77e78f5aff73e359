import { type RefObject, useLayoutEffect, useRef } from 'react';
import { lastThrough } from './last-through.ts';

/**
 * Puts the reader where they belong once a window of replies is drawn: at the jump's target, where the new begins, or, when
 * all is read, with `stopped`, the last post they read, in sight.
 */
export function useLanding(
  view: RefObject<HTMLElement | null>,
  isDrawn: boolean,
  land: (isDrawn: boolean) => boolean,
  stopped: number,
): void {
  const landed = useRef(false);
  // After every drawing: the place a jump leads to may come with a page, or with a thread that unfolds for it.
  useLayoutEffect(() => {
    if (!isDrawn || !view.current) return;
    const isFirst = !landed.current;
    landed.current = true;
    if (land(true) || !isFirst) return;
    const tideline = view.current.querySelector('[role="separator"]');
    const frame = view.current.getBoundingClientRect();
    if (!tideline) {
      const read = stopped > 0 ? lastThrough(view.current, stopped) : undefined;
      if (read) view.current.scrollTop += Math.max(0, read.getBoundingClientRect().bottom - frame.bottom);
      return;
    }
    const top = tideline.getBoundingClientRect().top - frame.top;
    if (top > frame.height * 0.6) view.current.scrollTop += top - Math.min(160, frame.height / 4);
  });
}
