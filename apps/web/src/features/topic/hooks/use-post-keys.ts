import type { RefObject } from 'react';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';

const posts = 'article[data-number], article[data-answer]';

/** The post that has the focus, or the one at the top of the screen. */
function currentPost(view: HTMLElement): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>(posts);
  if (focused && view.contains(focused)) return focused;
  const top = view.getBoundingClientRect().top;
  return [...view.querySelectorAll<HTMLElement>(posts)].find((post) => post.getBoundingClientRect().bottom > top + 40);
}

/** `j k` move between posts, `l r q` act on the one that has the focus, or else on the first that is seen. */
export function usePostKeys(scroller: RefObject<HTMLElement | null>, onReply: () => void): void {
  const move = (step: number) => {
    const view = scroller.current;
    if (!view) return;
    const all = [...view.querySelectorAll<HTMLElement>(posts)];
    const focused = document.activeElement?.closest<HTMLElement>(posts);
    const at = focused ? all.indexOf(focused) : -1;
    const next = at < 0 ? currentPost(view) : all[Math.min(all.length - 1, Math.max(0, at + step))];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  const press = (name: string): boolean => {
    const post = scroller.current ? currentPost(scroller.current) : undefined;
    const button = post?.querySelector<HTMLElement>(`[data-action="${name}"]`);
    button?.click();
    return button !== undefined && button !== null;
  };
  const isOnPost = () => document.activeElement?.closest(posts) !== null;
  useShortcut('j', () => move(1));
  useShortcut('k', () => move(-1));
  useShortcut('l', () => press('like'));
  useShortcut('q', () => press('quote'));
  // Without a chosen post the reply is to the topic.
  useShortcut('r', () => {
    if (!isOnPost() || !press('reply')) onReply();
  });
}
