import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MonitoredItem } from '@tidings/contracts';
import { Check, X } from 'lucide-react';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Skeleton } from '../../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { monitoredKey, monitoredQuery, unmonitor } from '../../api/monitored.ts';
import { kindSigns } from '../signs.tsx';

function Row({ item, removable }: { item: MonitoredItem; removable: boolean }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => unmonitor(item.id),
    onSuccess: async () => {
      announce(t('alerts.unmonitored', { item: item.masked }));
      await client.invalidateQueries({ queryKey: monitoredKey });
    },
  });
  const Sign = kindSigns[item.kind];
  return (
    <li className="flex min-h-8 items-center gap-2.5 py-1 text-sm">
      <Sign className="size-4! flex-none text-ink-3" aria-hidden="true" />
      <bdi className="min-w-0 flex-1 truncate">{item.masked}</bdi>
      <span className="sr-only">{t(`alerts.kind.${item.kind}`)}</span>
      {item.openAlerts > 0 ? (
        <span className="flex-none rounded-sm bg-danger-wash px-1.5 text-xs font-medium tabular-nums text-danger-text">
          {t('alerts.openCount', { count: item.openAlerts })}
        </span>
      ) : (
        <>
          <Check className="size-4! flex-none text-success-text" aria-hidden="true" />
          <span className="sr-only">{t('alerts.nothingOpen')}</span>
        </>
      )}
      {removable && (
        <IconButton
          label={t('alerts.unmonitor', { item: item.masked })}
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <X aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}

/** What the reader has watched, masked as it is kept. */
export function MonitoredList({ removable = false, most }: { removable?: boolean; most?: number }) {
  const { data, error, refetch } = useQuery(monitoredQuery());
  if (error && !data)
    return <LoadFailed title={t('alerts.monitoredNotLoaded')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="my-3 h-4 w-40" />;
  if (data.items.length === 0) return <p className="py-2 text-sm text-ink-2">{t('alerts.nothingMonitored')}</p>;
  return (
    <ul aria-label={t('alerts.view.monitored')}>
      {data.items.slice(0, most).map((item) => (
        <Row key={item.id} item={item} removable={removable} />
      ))}
    </ul>
  );
}
