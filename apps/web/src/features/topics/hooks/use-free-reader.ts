import { type RefObject, useEffect, useState } from 'react';

const edgePx = 8;
const afterPointerMs = 1000;

/**
 * Whether rows may move: the scrolled element is at its top, the tab is seen, focus is outside the list, and the pointer
 * has been away from it for 1 s.
 */
export function useFreeReader(list: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
  const [atEdge, setAtEdge] = useState(true);
  const [busy, setBusy] = useState({ pointer: false, focus: false, hidden: false });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setAtEdge(element.scrollTop <= edgePx);
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller]);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const set = (change: Partial<typeof busy>) => setBusy((old) => ({ ...old, ...change }));
    const enter = () => {
      clearTimeout(timer);
      set({ pointer: true });
    };
    const leave = () => {
      clearTimeout(timer);
      timer = setTimeout(() => set({ pointer: false }), afterPointerMs);
    };
    const focus = () => set({ focus: element.contains(document.activeElement) });
    const blur = (event: FocusEvent) => set({ focus: element.contains(event.relatedTarget as Node | null) });
    const seen = () => set({ hidden: document.hidden });
    seen();
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focusin', focus);
    element.addEventListener('focusout', blur);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerenter', enter);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('focusout', blur);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [list]);

  return atEdge && !busy.pointer && !busy.focus && !busy.hidden;
}
