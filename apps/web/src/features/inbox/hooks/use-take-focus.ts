import { type RefObject, useLayoutEffect } from 'react';

/**
 * What comes after its pane has opened takes the focus that the pane holds for it: with the focus on the pane around it, it would hear no
 * key.
 */
export function useTakeFocus(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const pane = ref.current?.closest('[role=dialog]');
    if (pane && pane === document.activeElement)
      ref.current?.querySelector<HTMLElement>('button:enabled, a[href], input:enabled')?.focus();
  }, [ref]);
}
