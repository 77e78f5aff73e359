import { useNavigate } from '@tanstack/react-router';
import { alertSources, severities } from '@tidings/contracts/plain';
import { Select } from '../../../components/ui/form/select.tsx';
import { t } from '../../../i18n/t.ts';
import type { AlertsSearch } from '../model/search.ts';
import { sourceNames } from './signs.tsx';

/** Of which source, and how bad. */
export function AlertFilters({ search }: { search: AlertsSearch }) {
  const navigate = useNavigate();
  const { alert: _, source = '', severity = '', ...rest } = search;
  const go = (next: { source: string; severity: string }) =>
    void navigate({
      to: '/alerts',
      search: {
        ...rest,
        ...(next.source && { source: next.source }),
        ...(next.severity && { severity: next.severity }),
      } as AlertsSearch,
    });
  return (
    <span className="ms-auto flex flex-none gap-2 phone:ms-0">
      <Select
        label={t('alerts.bySource')}
        value={source}
        onChange={(value) => go({ source: value, severity })}
        options={[
          { value: '', label: t('alerts.allSources') },
          ...alertSources.map((value) => ({ value, label: sourceNames[value] })),
        ]}
      />
      <Select
        label={t('alerts.bySeverity')}
        value={severity}
        onChange={(value) => go({ source, severity: value })}
        options={[
          { value: '', label: t('alerts.anySeverity') },
          ...severities.map((value) => ({ value, label: t(`alerts.severity.${value}`) })),
        ]}
      />
    </span>
  );
}
