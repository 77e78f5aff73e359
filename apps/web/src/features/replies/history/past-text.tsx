import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { ChangesView } from './changes-view.tsx';
import type { History, Revision } from './history.ts';
import { PostText } from './post-text.tsx';
import { RemoveText } from './remove-text.tsx';
import { HistoryFailed, TextPending } from './waiting.tsx';

type Props = {
  history: History;
  revision: Revision;
  /** What took its place; none: how the post reads now. */
  next: Revision | undefined;
  first: boolean;
  showsText: boolean;
};

/** One earlier text: its texts are read when it is opened; the newest is open. */
export function PastText({ history, revision, next, first, showsText }: Props) {
  const [open, setOpen] = useState(first);
  const text = useQuery({ ...history.text(revision.number), enabled: open });
  const later = useQuery({ ...history.text(next?.number ?? 0), enabled: open && !showsText && next !== undefined });
  const { title, number, editor, at } = revision;
  const body = text.data;
  const laterBody = next ? later.data : history.now.body;
  const retry = () => void Promise.all([text.refetch(), next && later.refetch()]);
  const isKnown = body !== undefined && (showsText || laterBody !== undefined);
  return (
    <li className="border-b border-line py-4 last:border-0 last:pb-0">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="mb-1 cursor-pointer text-sm text-ink-3">
          <b className="me-2 font-semi text-ink">{t('post.historyVersion', { number })}</b>
          <span className="me-2">{t('post.historyChanged', { name: nameOf(editor) })}</span>
          <RelativeTime at={at} />
        </summary>
        {open && !isKnown && !text.isError && !later.isError && <TextPending />}
        {(text.isError || later.isError) && <HistoryFailed onRetry={retry} />}
        {isKnown && showsText && <PostText title={title} body={body} />}
        {isKnown && !showsText && (
          <ChangesView
            earlier={{ title, body }}
            later={{ title: next ? next.title : history.now.title, body: laterBody ?? '' }}
          />
        )}
        {open && history.remove && (
          <RemoveText run={() => history.remove?.(revision.id)} list={history.list.queryKey} />
        )}
      </details>
    </li>
  );
}
