import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Faces } from '../../../components/ui/people/faces.tsx';
import { t } from '../../../i18n/t.ts';
import { familyQuery } from '../api/family.ts';
import { MonitoredList } from './monitored/monitored-list.tsx';

const MOST = 6;
const heading = 'flex items-baseline text-xs font-medium text-ink-3';

/** Beside the list: what is watched, and who of the family has the alerts. */
export function AlertsRail({ onAdd }: { onAdd: () => void }) {
  const { data } = useQuery(familyQuery());
  const people = data?.family?.members.filter(({ joinedAt }) => joinedAt !== null).map(({ person }) => person) ?? [];
  return (
    <div className="space-y-6 pt-4 pb-12">
      <section>
        <h2 className={heading}>
          {t('alerts.view.monitored')}
          <button type="button" onClick={onAdd} className="ms-auto font-medium text-accent-text hover:underline">
            {t('alerts.add')}
          </button>
        </h2>
        <div className="mt-2">
          <MonitoredList most={MOST} />
        </div>
        <p className="mt-2 text-xs text-ink-3">{t('alerts.hashed')}</p>
      </section>
      <section className="border-t border-line pt-4">
        <h2 className={heading}>{t('alerts.view.family')}</h2>
        {people.length > 1 ? (
          <p className="mt-2 flex items-center gap-3 text-sm text-ink-2">
            <Faces people={people} size={28} />
            {t('alerts.family.with', { count: people.length - 1 })}
          </p>
        ) : (
          <Link
            to="/alerts"
            search={{ view: 'family' }}
            className="mt-2 inline-block text-sm text-accent-text hover:underline"
          >
            {t('alerts.family.begin')}
          </Link>
        )}
      </section>
    </div>
  );
}
