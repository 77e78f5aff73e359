import { Markdown } from '../../../components/markdown/markdown.tsx';

type Props = { title: string | null; body: string };

/** How a post reads, or read. */
export const PostText = ({ title, body }: Props) => (
  <>
    {title !== null && (
      <p dir="auto" className="mb-1 font-head text-lg font-semi">
        {title}
      </p>
    )}
    <Markdown source={body} className="prose-thread" />
  </>
);
