import { Select } from '../../../../components/ui/form/select.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Preferences } from '../../api/preferences.ts';
import type { MatrixEntry } from '../../model/matrix.ts';

type Props = {
  entry: MatrixEntry;
  delay: Exclude<Preferences['emailDelayMinutes'], undefined>;
  onSet: (daily: boolean) => void;
};

/** When the e-mail of one type comes: in its turn, or with the others once a day. */
export function MailWhen({ entry, delay, onSet }: Props) {
  const isMailed = entry.on && (entry.locked || entry.also.email === true) && delay !== null;
  const plain = 'inline-flex h-7 items-center whitespace-nowrap text-xs text-ink-3 phone:h-11';
  if (!isMailed) return <span className={plain}>{t('quiet.mail.none')}</span>;
  const inTurn = t(`quiet.mail.${delay}`);
  // What cannot be turned off cannot be put off either.
  if (entry.locked) return <span className={plain}>{inTurn}</span>;
  return (
    <Select
      label={t('quiet.mail.when', { label: entry.label })}
      value={entry.daily ? 'daily' : 'turn'}
      options={[
        { value: 'turn', label: inTurn },
        { value: 'daily', label: t('quiet.mail.daily') },
      ]}
      onChange={(value) => onSet(value === 'daily')}
    />
  );
}
