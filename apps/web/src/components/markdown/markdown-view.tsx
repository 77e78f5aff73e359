import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { CodeBlock } from './code-block.tsx';
import { MarkdownLink } from './markdown-link.tsx';
import { remarkMentions } from './mentions.ts';
import { RemoteImage } from './remote-image.tsx';

// One level for every heading in a post: a post must not tear the page's outline.
const Heading: Components['h1'] = ({ node, children }) => <h2 data-level={node?.tagName.slice(1)}>{children}</h2>;

const components: Components = {
  a: ({ href, children }) => <MarkdownLink href={href}>{children}</MarkdownLink>,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  img: ({ src, alt }) => <RemoteImage src={src} alt={alt} />,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
};

const remarkPlugins = [remarkGfm, remarkMentions];
// The default schema: no scripts, no styles, no event handlers; links and images by http(s), mailto or path alone.
const rehypePlugins = [rehypeSanitize];

/** Markdown as elements; see Markdown, which loads it. */
export const MarkdownView = ({ source }: { source: string }) => (
  <ReactMarkdown remarkPlugins={remarkPlugins} rehypePlugins={rehypePlugins} components={components}>
    {source}
  </ReactMarkdown>
);
