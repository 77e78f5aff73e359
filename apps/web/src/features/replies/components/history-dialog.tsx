import { useQuery } from '@tanstack/react-query';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import type { replyRevisionsQuery } from '../api/reply-revisions.ts';

type Props = {
  query: ReturnType<typeof replyRevisionsQuery>;
  onClose: () => void;
};

/** Earlier texts, newest first: who wrote them, when, and how they read. */
export function HistoryDialog({ query, onClose }: Props) {
  const { data, isPending, isError, refetch } = useQuery(query);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('post.historyTitle')} width={720}>
      {isPending && (
        <div aria-busy="true" className="space-y-3">
          <Skeleton className="h-3 w-1/3" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-4/5" />
        </div>
      )}
      {isError && (
        <Strip
          tone="warn"
          role="alert"
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              {t('action.retry')}
            </Button>
          }
        >
          {t('post.historyError')}
        </Strip>
      )}
      <ol>
        {data?.toReversed().map((revision) => (
          <li key={revision.id} className="border-b border-line py-4 first:pt-0 last:border-0 last:pb-0">
            <p className="mb-1 flex items-center gap-2 text-sm text-ink-3">
              <b className="font-semi text-ink">{t('post.historyVersion', { number: revision.number })}</b>
              <bdi>{revision.editor.displayName}</bdi>
              <RelativeTime at={revision.at} />
            </p>
            {revision.title !== null && <p className="mb-1 font-head text-lg font-semi">{revision.title}</p>}
            <Markdown source={revision.body} className="prose-thread" />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
