import { Link } from '@tanstack/react-router';
import { Select } from '../../../../components/ui/form/select.tsx';
import { Switch } from '../../../../components/ui/form/switch.tsx';
import { reading } from '../../../../i18n/reader.ts';
import { t } from '../../../../i18n/t.ts';
import { zoneName } from '../../../settings/index.ts';
import type { Preferences } from '../../api/preferences.ts';
import { useSetPreferences } from '../../hooks/use-preferences.ts';
import { type Choice, choiceOf, spansOf, usual } from '../../model/week.ts';
import { Refused } from '../refused.tsx';
import { quietHoursId } from './next-interruption.tsx';
import { Row } from './row.tsx';
import { TimeField } from './time-field.tsx';
import { WeekBars } from './week-bars.tsx';

const weekends = ['same', 'all', 'none'] as const;

function Hours({ set, onChoose }: { set: Preferences; onChoose: (choice: Choice) => void }) {
  const { spans } = set.quietHours;
  const known = choiceOf(spans);
  const choice = known ?? usual;
  return (
    <>
      <WeekBars spans={spans} {...(known && { choice: known })} />
      {!known && spans.length > 0 && <p className="text-xs text-ink-3">{t('quiet.byDay')}</p>}
      <Row label={t('quiet.weekdays')}>
        <span className="flex items-center gap-2">
          <TimeField label={t('quiet.from')} value={choice.from} onChange={(from) => onChoose({ ...choice, from })} />
          <span aria-hidden="true">{t('quiet.to')}</span>
          <TimeField label={t('quiet.until')} value={choice.to} onChange={(to) => onChoose({ ...choice, to })} />
        </span>
      </Row>
      <Row label={t('quiet.weekend')}>
        <Select
          label={t('quiet.weekend')}
          value={choice.weekend}
          options={weekends.map((value) => ({ value, label: t(`quiet.weekend.${value}`) }))}
          onChange={(weekend) => onChoose({ ...choice, weekend })}
        />
      </Row>
    </>
  );
}

/** The hours of every week in which nothing interrupts, on the clock where the reader lives. */
export function QuietHours({ set }: { set: Preferences }) {
  const { set: change, error } = useSetPreferences();
  const { on, spans } = set.quietHours;
  const turn = (next: boolean) =>
    change({ quietHours: { on: next, spans: next && spans.length === 0 ? spansOf(usual) : [...spans] } });
  return (
    <section aria-labelledby={quietHoursId} className="mt-5 phone:mt-0">
      <div className="flex h-10 items-center justify-between phone:h-12">
        <h2 id={quietHoursId} tabIndex={-1} className="scroll-mt-4 text-base font-semi">
          {t('quiet.hours')}
        </h2>
        <Switch on={on} onChange={turn} label={t('quiet.hours')} />
      </div>
      {on ? (
        <Hours set={set} onChoose={(choice) => change({ quietHours: { on, spans: spansOf(choice) } })} />
      ) : (
        <p className="text-pretty text-xs text-ink-3">{t('quiet.hoursHint')}</p>
      )}
      <Row label={t('settings.timeZone')}>
        <Link
          to="/settings"
          hash="setting-time-zone"
          aria-label={t('quiet.zone', { zone: zoneName(reading().timeZone) })}
          className="link text-end phone:py-3"
        >
          {zoneName(reading().timeZone)}
        </Link>
      </Row>
      <Refused error={error} />
    </section>
  );
}
