import { parse } from '../parse.ts';
import type { Attributes, Node, Tag } from '../tree/elements.ts';

function* attributesOf(nodes: readonly Node[], tag: Tag): Generator<Attributes> {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.tag === tag && node.attributes) yield node.attributes;
    yield* attributesOf(node.children, tag);
  }
}

/** The user names a text mentions, in lower case, each once, in order. A text beyond the limits mentions nobody. */
export const mentionsIn = (source: string): string[] => {
  if (!/[@＠]/.test(source)) return [];
  return [...new Set([...attributesOf(parse(source) ?? [], 'mention')].map(({ name = '' }) => name))];
};

/** Where the links of a text lead, each once, in order; pictures and mentions are none. */
export const linksIn = (source: string): string[] => [
  ...new Set([...attributesOf(parse(source) ?? [], 'a')].map(({ href = '' }) => href)),
];
