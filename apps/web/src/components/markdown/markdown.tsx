import { memo, useEffect } from 'react';
import { cn } from '../../lib/cn.ts';
import { useStore } from '../../lib/store/external-store.ts';
import { Guard } from '../ui/feedback/guard.tsx';
import { MarkdownSource } from './markdown-source.tsx';
import { preloadMarkdown, view } from './preload-markdown.ts';

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
