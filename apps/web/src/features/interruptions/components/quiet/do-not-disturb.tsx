import { Moon } from 'lucide-react';
import { Select } from '../../../../components/ui/form/select.tsx';
import { reading } from '../../../../i18n/reader.ts';
import { t } from '../../../../i18n/t.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import type { Preferences } from '../../api/preferences.ts';
import { useSetPreferences } from '../../hooks/use-preferences.ts';
import { dndChoices, dndEnd } from '../../model/dnd.ts';
import { shortMoment } from '../../model/moment.ts';
import { Refused } from '../refused.tsx';
import { Row } from './row.tsx';

/** Nothing interrupts until a moment; which one it is stands in the box. */
export function DoNotDisturb({ set }: { set: Preferences }) {
  const { set: change, error } = useSetPreferences();
  const now = useNow();
  const end = set.dndUntil === null ? 0 : Date.parse(set.dndUntil);
  const icon = <Moon className="size-3.5!" aria-hidden="true" />;
  const standing = { value: 'on' as const, label: t('quiet.dnd.until', { until: shortMoment(end, now) }), icon };
  const choose = (value: 'off' | 'on' | (typeof dndChoices)[number]) => {
    if (value === 'on') return;
    const until = value === 'off' ? null : new Date(dndEnd(value, serverNow(), reading().timeZone)).toISOString();
    change({ dndUntil: until });
  };
  const isOn = end > now;
  return (
    <>
      <Row label={t('quiet.dnd')}>
        <Select
          label={t('quiet.dnd')}
          value={isOn ? 'on' : 'off'}
          onChange={choose}
          options={[
            ...(isOn ? [standing] : []),
            { value: 'off', label: t('quiet.dnd.off'), ...(!isOn && { icon }) },
            ...dndChoices.map((value) => ({ value, label: t(`quiet.dnd.${value}`) })),
          ]}
        />
      </Row>
      <Refused error={error} />
    </>
  );
}
