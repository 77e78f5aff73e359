import { type ComponentType, memo, useEffect } from 'react';
import { cn } from '../../lib/cn.ts';
import { createStore, useStore } from '../../lib/store/external-store.ts';

type View = { Component: ComponentType<{ source: string }> };
const view = createStore<View | undefined>(undefined);
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

type Props = { source: string; className?: string };

/** What a member wrote, sanitised. Until the renderer is here the words stand as plain text. */
export const Markdown = memo(function Markdown({ source, className }: Props) {
  const loaded = useStore(view);
  useEffect(() => {
    void preloadMarkdown();
  }, []);
  return (
    <div className={cn('prose', className)} dir="auto">
      {loaded ? <loaded.Component source={source} /> : <p className="whitespace-pre-wrap">{source}</p>}
    </div>
  );
});
