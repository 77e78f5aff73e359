import type { Element, Node } from './elements.ts';

/** Takes the footnotes out of the text, numbers those that are referred to, and puts them at the end. */
export function placeFootnotes(nodes: Node[]): Node[] {
  const notes = new Map<string, Element>();
  const take = (children: Node[]): Node[] =>
    children.filter((node) => {
      if (typeof node === 'string') return true;
      node.children = take(node.children);
      if (node.tag !== 'footnote') return true;
      const label = node.attributes?.label ?? '';
      if (!notes.has(label)) notes.set(label, node);
      return false;
    });
  const body = take(nodes);
  if (notes.size === 0) return body;
  const placed: Element[] = [];
  const number = (children: Node[]): void => {
    for (const node of children) {
      if (typeof node === 'string') continue;
      const note = node.tag === 'footnote-ref' ? notes.get(node.attributes?.label ?? '') : undefined;
      if (note) {
        if (!placed.includes(note)) note.attributes = { number: placed.push(note), references: 0 };
        const attributes = note.attributes ?? {};
        attributes.references = (attributes.references ?? 0) + 1;
        node.attributes = { number: attributes.number ?? 0, references: attributes.references };
      }
      number(node.children);
    }
  };
  number(body);
  // Footnotes may refer to further ones, which then follow them.
  for (let at = 0; at < placed.length; at += 1) number(placed[at]?.children ?? []);
  return placed.length === 0 ? body : [...body, { tag: 'footnotes', children: placed }];
}
