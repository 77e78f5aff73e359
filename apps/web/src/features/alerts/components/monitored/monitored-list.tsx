import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MonitoredItem } from '@tidings/contracts';
import { Check, X } from 'lucide-react';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Skeleton } from '../../../../components/ui/feedback/skeleton.tsx';
import { Tag } from '../../../../components/ui/sign/badge.tsx';
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
        <Tag tone="danger">{t('alerts.openCount', { count: item.openAlerts })}</Tag>
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

/** Beside the list there is no room for a panel. */
const NotLoaded = ({ onRetry }: { onRetry: () => void }) => (
  <p role="alert" className="text-sm text-ink-2">
    {t('alerts.monitoredNotLoaded')}.{' '}
    <button type="button" onClick={onRetry} className="font-medium text-accent-text hover:underline">
      {t('action.retry')}
    </button>
  </p>
);

/** What the reader has watched, masked as it is kept. */
export function MonitoredList({ removable = false, most }: { removable?: boolean; most?: number }) {
  const { data, error, refetch } = useQuery(monitoredQuery());
  if (error && !data && most !== undefined) return <NotLoaded onRetry={() => void refetch()} />;
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
