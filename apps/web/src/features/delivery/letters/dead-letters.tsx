import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../components/ui/feedback/list-end.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { lettersQuery } from '../api/dead-letters.ts';
import { RowsSkeleton } from '../rows-skeleton.tsx';
import { Acts } from './acts.tsx';
import { LetterRow } from './letter-row.tsx';

/** What failed for good, each to be tried again or given up; below what admins did lately. */
export function DeadLetters() {
  const query = useInfiniteQuery(lettersQuery());
  if (query.isPending) return <RowsSkeleton />;
  if (!query.data) {
    return <LoadFailed title={t('delivery.letters.error')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const letters = query.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <p className="mb-3 max-w-[68ch] text-sm text-ink-2">{t('delivery.letters.what')}</p>
      {letters.length === 0 ? (
        <StatePanel kind="wave" title={t('delivery.letters.none')}>
          {t('delivery.letters.noneBody')}
        </StatePanel>
      ) : (
        <ul aria-label={t('delivery.letters')} className="border-t border-line">
          {letters.map((letter) => (
            <LetterRow key={letter.id} letter={letter} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('delivery.more')}
          </Button>
        </p>
      )}
      {letters.length > 0 && !query.hasNextPage && <ListEnd>{t('delivery.end')}</ListEnd>}
      <Acts acts={query.data.pages[0]?.acts ?? []} />
    </>
  );
}
