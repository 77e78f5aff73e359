import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../components/ui/feedback/list-end.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { deliveriesQuery, replayWebhook } from '../api/webhooks.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { useDeed } from './use-deed.ts';

/** What was sent to a webhook, the newest first. */
export function Deliveries({ webhookId, active }: { webhookId: string; active: boolean }) {
  const query = useInfiniteQuery(deliveriesQuery(webhookId));
  const replay = useDeed(
    (deliveryId: string) => replayWebhook(webhookId, { deliveryId }),
    () => t('integrations.sentAgain', { count: 1 }),
  );
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {query.isPending && <Skeleton className="my-4 h-4 w-4/5" />}
      {query.error && !query.data && (
        <p className="py-3 text-sm text-danger-text">
          {refusalInWords(query.error)}{' '}
          <Button size="sm" onClick={() => void query.refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      )}
      {query.data && items.length === 0 && <p className="py-3 text-sm text-ink-2">{t('integrations.noDeliveries')}</p>}
      {items.length > 0 && (
        <ul aria-label={t('integrations.deliveries')}>
          {items.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              webhookId={webhookId}
              delivery={delivery}
              onAgain={active ? () => replay.mutate(delivery.id) : undefined}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <p className="flex justify-center py-3">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('integrations.more')}
          </Button>
        </p>
      )}
      {items.length > 0 && !query.hasNextPage && <ListEnd>{t('integrations.end')}</ListEnd>}
    </>
  );
}
