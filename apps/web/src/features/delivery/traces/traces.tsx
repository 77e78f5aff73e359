import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../components/ui/feedback/list-end.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { type Asked, tracesQuery } from '../api/traces.ts';
import { RowsSkeleton } from '../rows-skeleton.tsx';
import type { TraceKey } from '../search.ts';
import { TraceRow } from './trace-row.tsx';
import { TraceSearch } from './trace-search.tsx';

/** Who was notified of something, who was not, and why. */
export function Traces({ by, q }: { by: TraceKey; q: string | undefined }) {
  return (
    <>
      <TraceSearch key={`${by} ${q}`} by={by} q={q ?? ''} />
      {q === undefined ? (
        <StatePanel kind="wave" title={t('delivery.traces.ask')}>
          {t('delivery.traces.askBody')}
        </StatePanel>
      ) : (
        <Found asked={{ by, q }} />
      )}
    </>
  );
}

function Found({ asked }: { asked: Asked }) {
  const query = useInfiniteQuery(tracesQuery(asked));
  if (query.isPending) return <RowsSkeleton />;
  if (!query.data) {
    const wrong = isStatus(query.error, 400, 404, 422);
    return wrong ? (
      <StatePanel kind="wave" title={t(asked.by === 'member' ? 'delivery.traces.noMember' : 'delivery.traces.noId')} />
    ) : (
      <LoadFailed title={t('delivery.traces.error')} error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const rows = query.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0)
    return (
      <StatePanel kind="wave" title={t('delivery.traces.none')}>
        {t('delivery.traces.noneBody')}
      </StatePanel>
    );
  return (
    <>
      <ul aria-label={t('delivery.traces')} className="border-t border-line">
        {rows.map((row) => (
          <TraceRow key={`${row.source} ${row.userId}`} row={row} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('delivery.more')}
          </Button>
        </p>
      ) : (
        <ListEnd>{t('delivery.end')}</ListEnd>
      )}
    </>
  );
}
