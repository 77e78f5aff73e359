import type { ComponentType } from 'react';
import { createStore } from '../../lib/store/external-store.ts';

type View = { Component: ComponentType<{ source: string }> };
/** The renderer, once it is here. */
export const view = createStore<View | undefined>(undefined);
let loading: Promise<void> | undefined;

/** Fetches the renderer; routes that show posts call it beside their own code. */
export function preloadMarkdown(): Promise<void> {
  loading ??= import('./markdown-view.tsx').then(
    ({ MarkdownView }) => view.set({ Component: MarkdownView }),
    () => {
      // The words are shown as they were written; the next post tries again.
      loading = undefined;
    },
  );
  return loading;
}
