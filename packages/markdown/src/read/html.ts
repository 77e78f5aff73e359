import type { Element, Node } from '../tree/elements.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
const attribute = (name: string, value: string | number | undefined) =>
  value === undefined ? '' : ` ${name}="${escaped(String(value))}"`;

const shells: Partial<Record<Element['tag'], (element: Element, inner: string) => string>> = {
  a: ({ attributes }, inner) =>
    `<a${attribute('href', attributes?.href)}${attribute('title', attributes?.title)}>${inner}</a>`,
  img: ({ attributes }) =>
    `<img${attribute('src', attributes?.src)}${attribute('alt', attributes?.alt)}${attribute('title', attributes?.title)}>`,
  br: () => '<br>',
  hr: () => '<hr>',
  pre: ({ attributes }, inner) =>
    `<pre><code${attribute('class', languageClass(attributes?.language))}>${inner}</code></pre>`,
  ol: ({ attributes }, inner) => `<ol${attribute('start', attributes?.start)}>${inner}</ol>`,
  li: ({ attributes }, inner) =>
    attributes?.checked === undefined
      ? `<li>${inner}</li>`
      : `<li class="task"><input type="checkbox" disabled${attributes.checked ? ' checked' : ''}>${inner}</li>`,
  th: ({ attributes }, inner) => `<th${attribute('align', attributes?.align)}>${inner}</th>`,
  td: ({ attributes }, inner) => `<td${attribute('align', attributes?.align)}>${inner}</td>`,
  details: ({ attributes }, inner) => `<details${attributes?.open ? ' open' : ''}>${inner}</details>`,
  mention: ({ attributes }, inner) => `<a href="/u/${attributes?.name}" class="mention">${inner}</a>`,
  'footnote-ref': ({ attributes }) => `<sup>[${attributes?.number}]</sup>`,
  footnotes: (_, inner) => `<section><ol>${inner}</ol></section>`,
  footnote: (_, inner) => `<li>${inner}</li>`,
};
const languageClass = (language: string | undefined) => (language === undefined ? undefined : `language-${language}`);

/** A tree as HTML, everything in it escaped: for places without components, such as mail. */
export const toHtml = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return escaped(node);
      const inner = toHtml(node.children);
      return shells[node.tag]?.(node, inner) ?? `<${node.tag}>${inner}</${node.tag}>`;
    })
    .join('');
