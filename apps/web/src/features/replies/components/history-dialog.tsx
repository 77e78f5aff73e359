import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import type { Answer } from '../../../lib/api/call.ts';
import type { History } from '../api/reply-revisions.ts';

type Props = {
  history: History;
  onClose: () => void;
};

/** Earlier texts, newest first: who wrote them, when, and how they read. The newest is open; others are read when opened. */
export function HistoryDialog({ history, onClose }: Props) {
  const { data, isPending, isError, refetch } = useQuery(history.list);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('post.historyTitle')} width={720}>
      {isPending && <Waiting />}
      {isError && <Failed onRetry={() => void refetch()} />}
      <ol>
        {data?.toReversed().map((revision, n) => (
          <Revision key={revision.id} revision={revision} text={history.text(revision.number)} first={n === 0} />
        ))}
      </ol>
    </Dialog>
  );
}

type RevisionProps = {
  revision: Answer<'GET /api/replies/:id/revisions'>['items'][number];
  text: ReturnType<History['text']>;
  first: boolean;
};

function Revision({ revision, text, first }: RevisionProps) {
  const [open, setOpen] = useState(first);
  const { data, isPending, isError, refetch } = useQuery({ ...text, enabled: open });
  return (
    <li className="border-b border-line py-4 first:pt-0 last:border-0 last:pb-0">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="mb-1 cursor-pointer text-sm text-ink-3">
          <b className="me-2 font-semi text-ink">{t('post.historyVersion', { number: revision.number })}</b>
          <bdi className="me-2">{revision.editor.displayName}</bdi>
          <RelativeTime at={revision.at} />
        </summary>
        {revision.title !== null && <p className="mb-1 font-head text-lg font-semi">{revision.title}</p>}
        {open && isPending && <Waiting />}
        {isError && <Failed onRetry={() => void refetch()} />}
        {data !== undefined && <Markdown source={data} className="prose-thread" />}
      </details>
    </li>
  );
}

const Waiting = () => (
  <div aria-busy="true" className="space-y-3">
    <Skeleton className="h-3 w-1/3" />
    <Skeleton className="h-3 w-full" />
    <Skeleton className="h-3 w-4/5" />
  </div>
);

const Failed = ({ onRetry }: { onRetry: () => void }) => (
  <Strip
    tone="warn"
    role="alert"
    actions={
      <Button size="sm" onClick={onRetry}>
        {t('action.retry')}
      </Button>
    }
  >
    {t('post.historyError')}
  </Strip>
);
