import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Puts the reader where they belong once a window of replies is drawn: at the jump's target, or where the new begins. */
export function useLanding(view: RefObject<HTMLElement | null>, isDrawn: boolean, land: () => boolean): void {
  const landed = useRef(false);
  // After every drawing: the place a jump leads to may come with a page, or with a thread that unfolds for it.
  useLayoutEffect(() => {
    if (!isDrawn || !view.current) return;
    const isFirst = !landed.current;
    landed.current = true;
    if (land() || !isFirst) return;
    const tideline = view.current.querySelector('[role="separator"]');
    if (!tideline) return;
    const frame = view.current.getBoundingClientRect();
    const top = tideline.getBoundingClientRect().top - frame.top;
    if (top > frame.height * 0.6) view.current.scrollTop += top - Math.min(160, frame.height / 4);
  });
}
