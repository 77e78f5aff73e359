import { useEffect } from 'react';
import { anchorOf } from '../../replies/index.ts';

const settleMs = 300;
const marker = 'followsReader';

/** Whether this address was written by `useAddress`: who comes back to it was there already, and needs no mark. */
export const isFollowed = (): boolean => (history.state as { [marker]?: boolean } | null)?.[marker] === true;

/**
 * The address names the post at the top of the screen, so that a reload, the way back and a copied address lead there;
 * nothing while `top` is not known, as the replies are still to come. Who comes back to the top is at `#post`: the topic
 * alone leads to where one stopped. The router learns nothing of it: it would take the page for another one.
 */
export function useAddress(topicId: string, top: number | undefined): void {
  useEffect(() => {
    if (top === undefined) return;
    const path = location.pathname;
    const timer = setTimeout(() => {
      const hash = top === 0 && location.hash === '' ? '' : `#${anchorOf(top)}`;
      if (location.pathname !== path || location.hash === hash || !path.toLowerCase().endsWith(topicId)) return;
      const state: unknown = { ...history.state, [marker]: true };
      History.prototype.replaceState.call(history, state, '', `${path}${location.search}${hash}`);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [topicId, top]);
}
