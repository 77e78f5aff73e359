import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { alertCountsQuery } from '../api/counts.ts';
import { familyQuery } from '../api/family.ts';
import { monitoredQuery } from '../api/monitored.ts';
import { FamilyPane } from '../components/family/family-pane.tsx';
import { AlertFilters } from '../components/filters.tsx';
import { AlertList } from '../components/list/alert-list.tsx';
import { AddDialog } from '../components/monitored/add-dialog.tsx';
import { MonitoredList } from '../components/monitored/monitored-list.tsx';
import { AlertsRail } from '../components/rail.tsx';
import { useRealtimeAlerts } from '../hooks/use-realtime-alerts.ts';
import { type AlertsSearch, alertsSearch } from '../model/search.ts';

function Views({ view }: { view: AlertsSearch['view'] | undefined }) {
  const counts = useQuery(alertCountsQuery()).data?.counts;
  const monitored = useQuery(monitoredQuery()).data?.items.length ?? 0;
  const family = useQuery(familyQuery()).data;
  const people = (family?.family?.members.length ?? 0) + (family?.invitations.length ?? 0);
  const current = (is: boolean) => (is ? 'page' : undefined);
  const link = { to: '/alerts', className: segment, activeOptions: { exact: true } } as const;
  return (
    <Segmented label={t('alerts.views')} className="overflow-x-auto no-bar phone:-me-4">
      <Link {...link} search={{}} aria-current={current(view === undefined)}>
        {t('alerts.view.open')}
        <SegmentCount count={counts?.open ?? 0} />
      </Link>
      <Link {...link} search={{ view: 'resolved' }} aria-current={current(view === 'resolved')}>
        {t('alerts.view.resolved')}
      </Link>
      <Link {...link} search={{ view: 'monitored' }} aria-current={current(view === 'monitored')}>
        {t('alerts.view.monitored')}
        <SegmentCount count={monitored} />
      </Link>
      <Link {...link} search={{ view: 'family' }} aria-current={current(view === 'family')}>
        {t('alerts.view.family')}
        <SegmentCount count={people} />
      </Link>
    </Segmented>
  );
}

function Monitored({ onAdd }: { onAdd: () => void }) {
  return (
    <div className="max-w-[640px] py-3">
      <MonitoredList removable />
      <p className="my-3 text-xs text-ink-3">{t('alerts.hashed')}</p>
      <Button variant="pri" onClick={onAdd}>
        {t('alerts.addTitle')}
      </Button>
    </div>
  );
}

/** `/alerts`: what was found about the reader and their family, what is watched, and who of the family has it. */
export function AlertsPage() {
  const search = alertsSearch(useSearch({ strict: false }));
  const [adding, setAdding] = useState(false);
  useRealtimeAlerts({ onCreated: ({ title }) => announce(title) });
  const { view, source, severity } = search;
  const listed = view === undefined || view === 'resolved';
  const scope = { state: view === 'resolved' ? ('resolved' as const) : ('open' as const), source, severity };
  return (
    <>
      <PageHead title={t('nav.alerts')} />
      <PageBody id={`alerts-${view ?? 'open'}`}>
        <PageColumns rail={listed && <AlertsRail onAdd={() => setAdding(true)} />}>
          <div className="flex min-h-[52px] flex-wrap items-center gap-x-4 gap-y-1 phone:py-2">
            <Views view={view} />
            {listed && <AlertFilters search={search} />}
          </div>
          {listed && <AlertList key={JSON.stringify(scope)} scope={scope} search={search} />}
          {view === 'monitored' && <Monitored onAdd={() => setAdding(true)} />}
          {view === 'family' && <FamilyPane />}
        </PageColumns>
      </PageBody>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  );
}
