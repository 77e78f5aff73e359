import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import type { History } from './history.ts';
import { PastText } from './past-text.tsx';
import { PostText } from './post-text.tsx';
import { HistoryFailed, TextPending } from './waiting.tsx';

type Props = { history: History; onClose: () => void };

/** How a post reads now, and below it each earlier text, newest first: what its editor changed, or how it read. */
export function HistoryDialog({ history, onClose }: Props) {
  const { data, isPending, isError, refetch } = useQuery(history.list);
  const [showsText, setShowsText] = useState(false);
  const choice = (label: string, isText: boolean) => (
    <button type="button" aria-current={showsText === isText} className={segment} onClick={() => setShowsText(isText)}>
      {label}
    </button>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('post.historyTitle')} width={720}>
      <Segmented label={t('post.historyShow')} className="mb-4">
        {choice(t('post.historyChanges'), false)}
        {choice(t('post.historyText'), true)}
      </Segmented>
      <details className="border-b border-line pb-4">
        <summary className="mb-1 cursor-pointer text-sm font-semi text-ink">{t('post.historyNow')}</summary>
        <PostText {...history.now} />
      </details>
      {isPending && <TextPending />}
      {isError && <HistoryFailed onRetry={() => void refetch()} />}
      <ol>
        {data?.toReversed().map((revision, n, all) => (
          <PastText
            key={revision.id}
            history={history}
            revision={revision}
            next={all[n - 1]}
            first={n === 0}
            showsText={showsText}
          />
        ))}
      </ol>
    </Dialog>
  );
}
