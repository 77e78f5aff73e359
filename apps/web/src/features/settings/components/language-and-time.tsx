import { useMutation } from '@tanstack/react-query';
import type { Locale, Me } from '@tidings/contracts';
import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { shownLocales } from '../../../i18n/locales.ts';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { deviceTimeZone, guessLocale } from '../../../lib/reader-locale.ts';
import { patchMe } from '../api/me.ts';
import { languageName, timeThere, zoneName, zoneOptions } from '../time-zones.ts';
import { SettingsRow } from './settings-frame.tsx';

const ours = 'auto';

/** Language and time zone of the member; each choice is kept and applied at once. */
export function LanguageAndTime({ member }: { member: Me }) {
  const save = useMutation({ mutationFn: patchMe });
  const languages = shownLocales.map((value) => ({ value: value as string, label: languageName(value) }));
  const browser = languageName(guessLocale(navigator.languages));
  const device = zoneName(deviceTimeZone());
  return (
    <div className="flex flex-col gap-4">
      <SettingsRow label={t('settings.language')} hint={t('settings.languageHint')}>
        <Select
          id="setting-language"
          label={t('settings.language')}
          value={member.locale ?? ours}
          options={[{ value: ours, label: t('settings.language.browser', { language: browser }) }, ...languages]}
          onChange={(locale) => save.mutate({ locale: locale === ours ? null : (locale as Locale) })}
        />
      </SettingsRow>
      <SettingsRow label={t('settings.timeZone')} hint={t('settings.timeZoneHint', { time: timeThere() })}>
        <Select
          id="setting-time-zone"
          label={t('settings.timeZone')}
          value={member.timeZone ?? ours}
          options={[
            { value: ours, label: t('settings.timeZone.device', { zone: device }) },
            ...zoneOptions(member.timeZone),
          ]}
          onChange={(zone) => save.mutate({ timeZone: zone === ours ? null : zone })}
        />
      </SettingsRow>
      {save.isError && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />}>
          {refusalInWords(save.error)}
        </Strip>
      )}
    </div>
  );
}
