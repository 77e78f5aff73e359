import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * Says that what floats has lost the place it belongs to: its trigger was scrolled out of the window, where what follows it
 * could not be reached. Whether that is how it ended is kept until it is opened again.
 */
export function useLostAnchor(
  anchor: RefObject<HTMLElement | null>,
  isOpen: boolean,
  onLost: () => void,
): RefObject<boolean> {
  const isLost = useRef(false);
  const look = useEffectEvent(() => {
    const box = anchor.current?.getBoundingClientRect();
    if (!box || (box.bottom > 0 && box.top < window.innerHeight)) return;
    isLost.current = true;
    onLost();
  });
  useEffect(() => {
    if (!isOpen) return;
    isLost.current = false;
    const onScroll = () => look();
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', onScroll, { capture: true });
  }, [isOpen]);
  return isLost;
}
