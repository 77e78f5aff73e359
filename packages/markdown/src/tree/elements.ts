/** What a text may become: nothing else is ever made of it, whatever it holds. */
export type Tag =
  | `h${1 | 2 | 3 | 4 | 5 | 6}`
  | 'p'
  | 'blockquote'
  | 'ul'
  | 'ol'
  | 'li'
  | 'pre'
  | 'hr'
  | 'br'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'details'
  | 'summary'
  | 'em'
  | 'strong'
  | 'del'
  | 'code'
  | 'a'
  | 'img'
  | 'mention'
  | 'footnote-ref'
  | 'footnotes'
  | 'footnote'
  | HarmlessTag;

/** Tags that people may write themselves, without attributes; all others are shown as they were written. */
export const harmlessTags = [
  ...['kbd', 'sub', 'sup', 'ins', 'del', 'b', 'i', 'em', 'strong', 's', 'u', 'mark', 'small', 'q', 'var', 'samp'],
  ...['code', 'cite', 'dfn', 'ruby', 'rt', 'rp'],
] as const;
type HarmlessTag =
  | 'kbd'
  | 'sub'
  | 'sup'
  | 'ins'
  | 'b'
  | 'i'
  | 's'
  | 'u'
  | 'mark'
  | 'small'
  | 'q'
  | 'var'
  | 'samp'
  | 'cite'
  | 'dfn'
  | 'ruby'
  | 'rt'
  | 'rp';

export type Attributes = {
  href?: string;
  title?: string;
  src?: string;
  alt?: string;
  /** Of an ordered list: the number of its first item. */
  start?: number;
  /** Of a cell. */
  align?: 'left' | 'center' | 'right';
  /** Of an item of a task list. */
  checked?: boolean;
  /** Of a block of code, as it was written behind the fence. */
  language?: string;
  /** Of details: shown open. */
  open?: boolean;
  /** Of a mention: the user name, in lower case. */
  name?: string;
  /** Of a footnote and what refers to it: counted from 1 in the order of the references. */
  number?: number;
  /** Of a reference: the how manieth to its footnote, from 1; of a footnote: how many there are. */
  references?: number;
  /** Of a footnote before it has a number. */
  label?: string;
};

export type Element = { tag: Tag; attributes?: Attributes; children: Node[] };
export type Node = string | Element;

const blocks = new Set<Tag>([
  ...([
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'ul',
    'ol',
    'li',
    'pre',
    'hr',
    'table',
    'thead',
  ] as const),
  ...(['tbody', 'tr', 'th', 'td', 'details', 'summary', 'footnotes', 'footnote'] as const),
]);
/** Whether it stands on lines of its own. */
export const isBlock = (tag: Tag): boolean => blocks.has(tag);
