import { isBlock, type Node } from '../tree/elements.ts';

/** The words of a tree, those of blocks apart, footnotes and their signs left out. */
export function wordsOf(nodes: readonly Node[], withQuotes: boolean): string {
  const words: string[] = [];
  const walk = (node: Node): void => {
    if (typeof node === 'string') words.push(node);
    else if (node.tag === 'footnotes' || node.tag === 'footnote-ref' || (node.tag === 'blockquote' && !withQuotes))
      return;
    else if (node.tag === 'img') words.push(node.attributes?.alt ?? '');
    else {
      const apart = isBlock(node.tag) || node.tag === 'br';
      if (apart) words.push(' ');
      for (const child of node.children) walk(child);
      if (apart) words.push(' ');
    }
  };
  for (const node of nodes) walk(node);
  return words.join('').replace(/\s+/g, ' ').trim();
}
