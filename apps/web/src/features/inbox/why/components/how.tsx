import { useQuery } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../../i18n/t.ts';
import { deviceId } from '../../../../realtime/client/device-id.ts';
import { traceQuery } from '../api/trace.ts';
import { reached } from '../model/reached.ts';
import { HowLine } from './how-line.tsx';

/** How an item reached the reader: when it was caused, kept and sent, which devices have it, and what became of it. */
export function How({ item }: { item: Notification }) {
  const query = useQuery(traceQuery(item));
  // What is shown of an item that was opened before belongs to that one.
  const trace = query.data?.id === item.id ? query.data : undefined;
  return (
    <section aria-label={t('inbox.how')} className="mt-4">
      <h3 className="mb-0.5 text-xs font-medium text-ink-3">{t('inbox.how')}</h3>
      {trace ? (
        <ol>
          {reached(trace, deviceId()).map((line) => (
            <HowLine key={line.key} line={line} />
          ))}
        </ol>
      ) : query.isError ? (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-sm text-ink-2">
          {t('inbox.how.error')}
          <Button size="sm" className="phone:h-11" onClick={() => void query.refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      ) : (
        <div aria-hidden="true" className="space-y-2.5 py-1.5">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
      )}
    </section>
  );
}
