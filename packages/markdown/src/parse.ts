import { tokensOf } from './grammar/engine.ts';
import { isWithinLimits } from './limits.ts';
import { buildTree } from './tree/build.ts';
import type { Node } from './tree/elements.ts';
import { placeFootnotes } from './tree/footnotes.ts';

/**
 * What a text in Markdown says, as elements; undefined when it is beyond the limits, and its source is to be shown as it
 * is. Bounded for every input, in time and in what comes of it; the same on the server and in the browser.
 */
export function parse(source: string): Node[] | undefined {
  if (!isWithinLimits(source)) return undefined;
  const tree = buildTree(tokensOf(source));
  return tree && placeFootnotes(tree);
}
