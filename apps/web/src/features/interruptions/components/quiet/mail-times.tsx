import { emailDelays } from '@tidings/contracts';
import { Select } from '../../../../components/ui/form/select.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Preferences } from '../../api/preferences.ts';
import { useSetPreferences } from '../../hooks/use-preferences.ts';
import { timeOf } from '../../model/time-of-day.ts';
import { Refused } from '../refused.tsx';
import { Row } from './row.tsx';

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: timeOf(hour * 60) }));

/** How long something stays unread before it comes by e-mail, and the hour of what comes once a day. */
export function MailTimes({ set }: { set: Preferences }) {
  const { set: change, error } = useSetPreferences();
  const { emailDelayMinutes: delay, digestHour } = set;
  if (delay === undefined || digestHour === undefined) return null;
  return (
    <section aria-labelledby="mail-times">
      <h2 id="mail-times" className="flex h-10 items-center text-base font-semi phone:h-12">
        {t('quiet.email')}
      </h2>
      <Row label={t('quiet.mail.unread')} hint={t('quiet.mail.unread.hint')}>
        <Select
          label={t('quiet.mail.unread.label')}
          value={String(delay ?? 'never')}
          options={[...emailDelays, 'never' as const].map((value) => ({
            value: String(value),
            label: t(`quiet.mail.${value}`),
          }))}
          onChange={(value) => change({ emailDelayMinutes: emailDelays.find((one) => String(one) === value) ?? null })}
        />
      </Row>
      {delay !== null && (
        <Row label={t('quiet.mail.hour')} hint={t('quiet.mail.hour.hint')}>
          <Select
            label={t('quiet.mail.hour')}
            value={String(digestHour)}
            options={hours}
            onChange={(hour) => change({ digestHour: Number(hour) })}
          />
        </Row>
      )}
      <Refused error={error} />
    </section>
  );
}
