import { type ComponentType, memo, useEffect } from 'react';
import { cn } from '../../lib/cn.ts';
import { createStore, useStore } from '../../lib/store/external-store.ts';
import { Guard } from '../ui/feedback/guard.tsx';
import { MarkdownSource } from './markdown-source.tsx';

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

/** What a member wrote, in elements of ours. Until the renderer is here, or where it fails, the words stand as they are. */
export const Markdown = memo(function Markdown({ source, className }: Props) {
  const loaded = useStore(view);
  useEffect(() => {
    void preloadMarkdown();
  }, []);
  return (
    <div className={cn('prose', className)} dir="auto">
      <Guard of={source} fallback={<MarkdownSource source={source} />}>
        {loaded ? <loaded.Component source={source} /> : <MarkdownSource source={source} />}
      </Guard>
    </div>
  );
});
