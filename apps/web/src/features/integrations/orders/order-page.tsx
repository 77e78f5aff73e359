import { queryOptions, useQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { formatNumber, t } from '../../../i18n/t.ts';
import { type Answer, call } from '../../../lib/api/call.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { exactTime } from '../../../lib/time/time.ts';
import { moneyInWords } from './money.ts';

type Order = Answer<'GET /api/orders/:id'>;
const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', 'order', id],
    queryFn: ({ signal }) => call('GET /api/orders/:id', { params: { id } }, { signal }),
    retry: (count, error) => !isStatus(error, 404) && count < 2,
  });

/** `/orders/:id`: what a customer ordered at another system. */
export function OrderPage({ id }: { id: string }) {
  const query = useQuery(orderQuery(id));
  const title = query.data ? t('integrations.order', { reference: query.data.reference }) : t('integrations.orders');
  return (
    <>
      <PageHead title={title} />
      <PageBody id="order" className="py-5">
        <div className="mx-auto w-full max-w-[720px] px-6 phone:px-4">
          {query.isPending && <Skeleton className="h-4 w-3/5" />}
          {query.error && isStatus(query.error, 404) && (
            <StatePanel kind="broken" title={t('integrations.noOrder')}>
              {t('integrations.noOrderBody')}
            </StatePanel>
          )}
          {query.error && !isStatus(query.error, 404) && (
            <LoadFailed title={t('integrations.orderError')} error={query.error} onRetry={() => void query.refetch()} />
          )}
          {query.data && <Bill order={query.data} />}
        </div>
      </PageBody>
    </>
  );
}

function Bill({ order: { source, createdAt, items, currency, totalCents } }: { order: Order }) {
  const money = (cents: number) => moneyInWords(cents, currency);
  const cell = 'py-2.5 text-end tabular-nums';
  return (
    <>
      <p className="mb-4 text-sm text-ink-2">
        {t('integrations.orderFrom', { name: source.name, time: exactTime(Date.parse(createdAt)) })}
      </p>
      <table className="w-full text-sm">
        <thead className="border-b border-line text-xs text-ink-3">
          <tr>
            <th scope="col" className="py-2 text-start font-medium">
              {t('integrations.item')}
            </th>
            <th scope="col" className="py-2 text-end font-medium">
              {t('integrations.quantity')}
            </th>
            <th scope="col" className="py-2 text-end font-medium phone:hidden">
              {t('integrations.price')}
            </th>
            <th scope="col" className="py-2 text-end font-medium">
              {t('integrations.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ name, quantity, priceCents }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an order never change
            <tr key={at} className="border-b border-line">
              <th scope="row" dir="auto" className="py-2.5 pe-3 text-start font-regular [overflow-wrap:anywhere]">
                {name}
              </th>
              <td className={cell}>{formatNumber(quantity)}</td>
              <td className={`${cell} phone:hidden`}>{money(priceCents)}</td>
              <td className={cell}>{money(quantity * priceCents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semi">
            <th scope="row" colSpan={2} className="py-3 text-start font-semi">
              {t('integrations.total')}
            </th>
            <td className="phone:hidden" />
            <td className={cell}>{money(totalCents)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}
