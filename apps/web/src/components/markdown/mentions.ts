type Node = { type: string; value?: string; url?: string; children?: Node[] };

// The same shape as the contract's username; a letter or digit before the sign makes it an address, not a mention.
const mention = /(?<![\p{L}\p{N}_/@.-])@([a-z0-9][a-z0-9_-]{1,29})(?![a-z0-9_-])/gu;
const closed = new Set(['link', 'linkReference', 'inlineCode', 'code', 'html']);

const textNode = (value: string): Node => ({ type: 'text', value });

function split(value: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of value.matchAll(mention)) {
    if (match.index > from) nodes.push(textNode(value.slice(from, match.index)));
    nodes.push({ type: 'link', url: `/u/${match[1]}`, children: [textNode(match[0])] });
    from = match.index + match[0].length;
  }
  if (from < value.length) nodes.push(textNode(value.slice(from)));
  return nodes;
}

function walk(node: Node): void {
  if (!node.children || closed.has(node.type)) return;
  node.children = node.children.flatMap((child) =>
    child.type === 'text' && child.value?.includes('@') ? split(child.value) : [child],
  );
  for (const child of node.children) walk(child);
}

/** Makes `@name` in running text a link to the member; code, links and addresses stay as they are. */
export const remarkMentions = () => walk;

/** The name a link mentions: only when its words are that name, so nobody can be shown under another's. */
export function mentionedName(href: string | undefined, text: unknown): string | undefined {
  const name = href?.startsWith('/u/') ? href.slice(3) : undefined;
  return name !== undefined && text === `@${name}` ? name : undefined;
}
