import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { lettersQuery } from '../api/dead-letters.ts';
import { DeadLetters } from '../letters/dead-letters.tsx';
import { deliverySearch } from '../search.ts';
import { Traces } from '../traces/traces.tsx';

/** `/delivery`: what became of notifications, and what failed for good. */
export function DeliveryPage() {
  const member = useMember();
  return member?.role === 'admin' ? <Delivery /> : <NoPermission />;
}

function Delivery() {
  const search = deliverySearch(useSearch({ from: '/shell/delivery' }));
  const letters = useInfiniteQuery(lettersQuery());
  const shown = search.view ?? 'traces';
  return (
    <>
      <PageHead title={t('nav.delivery')} crumbs={[t('delivery.staff')]} />
      <Segmented label={t('delivery.views')} className="h-[52px] flex-none items-center border-b border-line px-3">
        <Link to="/delivery" search={{}} aria-current={shown === 'traces' ? 'page' : undefined} className={segment}>
          {t('delivery.traces')}
        </Link>
        <Link
          to="/delivery"
          search={{ view: 'letters' }}
          aria-current={shown === 'letters' ? 'page' : undefined}
          className={segment}
        >
          {t('delivery.letters')}
          <SegmentCount count={letters.data?.pages[0]?.total ?? 0} />
        </Link>
      </Segmented>
      <PageBody id="delivery" className="py-5">
        <div className="mx-auto w-full max-w-[960px] px-6 phone:px-4">
          {shown === 'letters' ? <DeadLetters /> : <Traces by={search.by ?? 'member'} q={search.q} />}
        </div>
      </PageBody>
    </>
  );
}
