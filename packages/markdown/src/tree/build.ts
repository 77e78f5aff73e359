import type { Token } from 'markdown-it';
import type { Attributes, Element, Node, Tag } from './elements.ts';
import { mailAddresses } from './mail-addresses.ts';

/** How deep marks may stand in one another inside a paragraph. */
const MAX_INLINE = 20;
/** How deep everything may stand: of lists each level is two. */
const MAX_DEPTH = 80;
/** What a browser shows in a moment: a page of a book has 50. */
const MAX_NODES = 6000;

/** `written`: of a tag somebody wrote: how it reads as long as its other half is missing. */
type Frame = Element & { written?: string };

const numberOf = (token: Token, name: string): number | undefined => {
  const value = token.attrGet(name);
  return value === null ? undefined : Number(value);
};
const textOf = (token: Token, name: string): string | undefined => {
  const value = token.attrGet(name);
  return value === null ? undefined : String(value);
};

const tagOf = (token: Token): Tag => {
  if (token.type === 's_open') return 'del';
  return (token.type === 'footnote_open' ? 'footnote' : token.tag) as Tag;
};

function attributesOf(token: Token): Attributes {
  const align = /center|right|left/.exec(textOf(token, 'style') ?? '')?.[0] as Attributes['align'];
  return {
    ...('href' in Object.fromEntries(token.attrs ?? []) && { href: textOf(token, 'href') ?? '' }),
    ...(textOf(token, 'title') !== undefined && { title: textOf(token, 'title') as string }),
    ...(numberOf(token, 'start') !== undefined && { start: numberOf(token, 'start') as number }),
    ...(align && { align }),
    ...(token.type === 'details_open' && { open: token.meta?.open === true }),
    ...(token.type === 'footnote_open' && { label: String(token.meta?.label) }),
  };
}

/** The words of an image's description, without marks. */
const wordsOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => (token.children ? wordsOf(token.children) : token.type.endsWith('break') ? ' ' : token.content))
    .join('');

/** Elements out of the tokens of markdown-it; undefined when they are too many, or nested too deep. */
export function buildTree(tokens: readonly Token[]): Node[] | undefined {
  const root: Frame = { tag: 'p', children: [] };
  const stack: Frame[] = [root];
  let floor = 0;
  let links = 0;
  let nodes = 0;
  let isTooMuch = false;
  const top = () => stack.at(-1) as Frame;

  const add = (node: Node) => {
    const { children } = top();
    const last = children.at(-1);
    if (typeof node === 'string' && typeof last === 'string') children[children.length - 1] = last + node;
    else if (node !== '') {
      nodes += 1;
      children.push(node);
    }
  };
  const element = (tag: Tag, attributes: Attributes = {}, children: Node[] = []) => {
    nodes += children.length;
    add({ tag, attributes, children });
  };
  const addText = (text: string) => {
    let from = 0;
    for (const { at, address } of links === 0 && text.includes('@') ? mailAddresses(text) : []) {
      add(text.slice(from, at));
      element('a', { href: `mailto:${address}` }, [address]);
      from = at + address.length;
    }
    add(text.slice(from));
  };
  const open = (frame: Frame) => {
    if ((floor > 0 && stack.length - floor >= MAX_INLINE) || stack.length > MAX_DEPTH) isTooMuch = true;
    stack.push(frame);
  };
  const close = () => {
    const { written: _, ...done } = stack.pop() as Frame;
    add(done);
  };
  /** What was written as a tag and never closed is text. */
  const unwrite = () => {
    const { written = '', children } = stack.pop() as Frame;
    add(written);
    for (const child of children) add(child);
  };
  const unwriteTo = (depth: number) => {
    while (stack.length > depth && top().written !== undefined) unwrite();
  };
  const writtenTag = (token: Token) => {
    const tag = token.tag as Tag;
    if (!token.meta?.closes) open({ tag, children: [], written: token.content });
    else {
      const at = stack.findLastIndex((frame) => frame.tag === tag || frame.written === undefined);
      if (at < 1 || stack[at]?.written === undefined || at < floor) add(token.content);
      else {
        while (stack.length - 1 > at) unwrite();
        close();
      }
    }
  };
  const leaf = (token: Token) => {
    if (token.type === 'text') addText(token.content);
    else if (token.type.endsWith('break')) element('br');
    else if (token.type === 'code_inline') element('code', {}, [token.content]);
    else if (token.type === 'mention') element('mention', { name: String(token.meta?.name) }, [token.content]);
    else if (token.type === 'footnote_ref') element('footnote-ref', { label: String(token.meta?.label) });
    else if (token.type === 'tag') writtenTag(token);
    else if (token.type === 'hr') element('hr');
    else if (token.type === 'image') {
      element('img', { ...imageOf(token), alt: wordsOf(token.children ?? []) });
    } else if (token.type === 'fence' || token.type === 'code_block') {
      const language = /^\S+/.exec(token.info)?.[0];
      element('pre', language === undefined ? {} : { language }, [token.content.replace(/\n$/, '')]);
    }
  };
  const take = (token: Token) => {
    if (token.type === 'inline') {
      const depth = stack.length;
      floor = depth;
      for (const child of token.children ?? []) take(child);
      unwriteTo(depth);
      floor = 0;
    } else if (token.nesting === 0) leaf(token);
    else if (token.type.startsWith('paragraph') && token.hidden) return;
    else if (token.nesting === 1) {
      if (token.type === 'link_open') links += 1;
      open({ tag: tagOf(token), attributes: attributesOf(token), children: [] });
    } else {
      unwriteTo(1);
      if (token.type === 'link_close') links -= 1;
      if (token.type === 'list_item_close') markTask(top());
      close();
    }
  };
  for (const token of tokens) take(token);
  return isTooMuch || nodes > MAX_NODES ? undefined : root.children;
}

const imageOf = (token: Token): Attributes => {
  const title = textOf(token, 'title');
  return { src: textOf(token, 'src') ?? '', ...(title !== undefined && { title }) };
};

/** `[ ]` and `[x]` at the beginning of an item. */
function markTask(item: Element): void {
  const first = item.children[0];
  const holder = typeof first === 'object' && first.tag === 'p' ? first : item;
  const words = holder.children[0];
  const match = typeof words === 'string' ? /^\[([ xX])\][ \t\u00a0]+/.exec(words) : null;
  if (!match || typeof words !== 'string') return;
  if (words.length === match[0].length && holder.children.length === 1) return;
  item.attributes = { ...item.attributes, checked: match[1] !== ' ' };
  holder.children[0] = words.slice(match[0].length);
}
