import { createPortal } from 'react-dom';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import { t } from '../../../i18n/t.ts';
import { exactTime } from '../../../lib/time/time.ts';
import type { ReplyItem } from '../../replies/index.ts';
import type { TopicData } from '../api/topic.ts';

type PostProps = { name: string; at: string; body: string | null };

const Post = ({ name, at, body }: PostProps) => (
  <article className="border-t border-line py-4">
    <header className="mb-1 text-sm">
      <b>
        <bdi>{name}</bdi>
      </b>{' '}
      <span className="text-ink-3">{exactTime(Date.parse(at))}</span>
    </header>
    {body === null ? <p className="text-ink-3">{t('post.hidden')}</p> : <Markdown source={body} />}
  </article>
);

/** A topic as it is printed: its title, where it is found, and its posts in the order they were written. */
export function PrintSheet({ topic, replies }: { topic: TopicData; replies: readonly ReplyItem[] }) {
  const left = topic.counts.replyCount - replies.length;
  return createPortal(
    <div data-print-sheet className="bg-surface text-ink">
      <h1 dir="auto" className="mb-1 font-head text-2xl font-bold">
        {topic.title || t('topics.hiddenTitle')}
      </h1>
      <p className="mb-4 text-sm text-ink-3">{new URL(`/t/${topic.id}`, location.origin).href}</p>
      <Post name={nameOf(topic.author)} at={topic.createdAt} body={topic.body} />
      {replies.map(({ id, author, createdAt, body }) => (
        <Post key={id} name={nameOf(author)} at={createdAt} body={body} />
      ))}
      {left > 0 && <p className="border-t border-line pt-4">{t('print.left', { count: left })}</p>}
    </div>,
    document.body,
  );
}
