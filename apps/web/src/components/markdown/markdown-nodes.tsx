import type { Attributes, Element, Node, Tag } from '@tidings/markdown/elements';
import { createElement, Fragment, type JSX, type ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { isDeletedMember } from '../ui/people/person-name.tsx';
import { CodeBlock } from './code-block.tsx';
import { FootnoteReference, Footnotes } from './footnotes.tsx';
import { MarkdownLink } from './markdown-link.tsx';
import { RemoteImage } from './remote-image.tsx';
import { TableScroll } from './table-scroll.tsx';

type Shape = { attributes: Attributes; children: ReactNode; element: Element; id: string };

const Mention = ({ attributes: { name = '' }, children }: Shape) =>
  isDeletedMember({ username: name }) ? (
    <span className="mention">@{t('person.deleted')}</span>
  ) : (
    <MarkdownLink href={`/u/${name}`} mentions={name}>
      {children}
    </MarkdownLink>
  );

// One level for every heading in a post: a post must not tear the page's outline.
const heading = ({ element, children }: Shape) => <h2 data-level={element.tag.slice(1)}>{children}</h2>;
const cell =
  (Cell: 'th' | 'td') =>
  ({ attributes: { align }, children }: Shape) => <Cell data-align={align}>{children}</Cell>;

function item({ attributes: { checked }, children }: Shape) {
  if (checked === undefined) return <li>{children}</li>;
  return (
    <li className="task">
      <input type="checkbox" disabled checked={checked} />
      {children}
    </li>
  );
}

const shapes: Partial<Record<Tag, (shape: Shape) => JSX.Element>> = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  br: () => <br />,
  hr: () => <hr />,
  ol: ({ attributes: { start }, children }) => <ol {...(start !== undefined && { start })}>{children}</ol>,
  li: item,
  pre: ({ attributes: { language }, element }) => (
    <CodeBlock language={language} text={element.children.filter((child) => typeof child === 'string').join('')} />
  ),
  table: ({ children }) => (
    <TableScroll>
      <table>{children}</table>
    </TableScroll>
  ),
  th: cell('th'),
  td: cell('td'),
  details: ({ attributes: { open }, children }) => <details {...(open && { open })}>{children}</details>,
  a: ({ attributes: { href, title }, children }) => (
    <MarkdownLink href={href} title={title}>
      {children}
    </MarkdownLink>
  ),
  img: ({ attributes: { src, alt, title } }) => <RemoteImage src={src} alt={alt} title={title} />,
  mention: Mention,
  'footnote-ref': ({ attributes: { number = 0, references = 1 }, id }) => (
    <FootnoteReference id={id} number={number} nth={references} />
  ),
  footnotes: ({ element, id }) => (
    <Footnotes
      id={id}
      notes={element.children.map((note) => {
        const { attributes = {}, children } = note as Element;
        return { ...attributes, children: <MarkdownNodes nodes={children} id={id} /> };
      })}
    />
  ),
};

function nodeOf(node: Node, id: string): ReactNode {
  if (typeof node === 'string') return node;
  const shape = shapes[node.tag];
  const children = node.tag === 'footnotes' ? null : <MarkdownNodes nodes={node.children} id={id} />;
  return shape
    ? shape({ attributes: node.attributes ?? {}, children, element: node, id })
    : createElement(node.tag, undefined, children);
}

type Props = { nodes: readonly Node[]; id: string };

/**
 * Elements of a text, and only those: no HTML of others is ever interpreted. `id` keeps apart what several posts name
 * alike. The place of a child is its identity, so they need no keys.
 */
export const MarkdownNodes = ({ nodes, id }: Props): JSX.Element =>
  createElement(Fragment, undefined, ...nodes.map((node) => nodeOf(node, id)));
