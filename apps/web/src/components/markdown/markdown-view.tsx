import { parse } from '@tidings/markdown/parse';
import { useId, useMemo } from 'react';
import { MarkdownNodes } from './markdown-nodes.tsx';
import { MarkdownSource } from './markdown-source.tsx';

/** Markdown as elements; see Markdown, which loads it. Beyond the limits the source is shown as it is. */
export function MarkdownView({ source }: { source: string }) {
  const id = useId();
  const nodes = useMemo(() => parse(source), [source]);
  return nodes ? <MarkdownNodes nodes={nodes} id={id} /> : <MarkdownSource source={source} />;
}
