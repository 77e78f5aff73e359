import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Puts the reader where they belong once a window of replies is drawn: at the jump's target, or where the new begins. */
export function useLanding(
  view: RefObject<HTMLElement | null>,
  isDrawn: boolean,
  start: number,
  land: () => boolean,
): void {
  const landed = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (!isDrawn || !view.current) return;
    if (land() || landed.current !== undefined) {
      landed.current = start;
      return;
    }
    landed.current = start;
    const tideline = view.current.querySelector('[role="separator"]');
    if (!tideline) return;
    const frame = view.current.getBoundingClientRect();
    const top = tideline.getBoundingClientRect().top - frame.top;
    if (top > frame.height * 0.6) view.current.scrollTop += top - Math.min(160, frame.height / 4);
  }, [view, isDrawn, start, land]);
}
