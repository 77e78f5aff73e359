import { Lock } from 'lucide-react';
import { useId } from 'react';
import { Check } from '../../../../components/ui/form/check.tsx';
import { t } from '../../../../i18n/t.ts';
import type { AlsoChannel, MatrixEntry } from '../../model/matrix.ts';

type Props = {
  entry: MatrixEntry;
  channel: AlsoChannel;
  /** Nothing goes out on it, whatever the type. */
  off: boolean;
  onSet: (on: boolean) => void;
};

/** Whether one type also goes out on a channel. What is not in the inbox or on a channel that is off goes nowhere, and keeps what was chosen. */
export function AlsoBox({ entry, channel, off, onSet }: Props) {
  const id = useId();
  const words = <span className="hidden phone:inline">{t(`quiet.${channel}`)}</span>;
  if (entry.locked && !off)
    return (
      <span className="inline-flex items-center gap-2 align-middle phone:min-h-10">
        <span className="inline-flex size-4 items-center justify-center rounded-xs bg-active text-ink-2 phone:size-5">
          <Lock className="size-3!" aria-hidden="true" />
        </span>
        {words}
        <span className="sr-only">{t('quiet.alwaysOn')}</span>
      </span>
    );
  return (
    <label
      htmlFor={id}
      className="-my-1 inline-flex cursor-pointer items-center gap-2 p-1 align-middle phone:my-0 phone:min-h-11 phone:py-0 phone:ps-0 phone:pe-3"
    >
      <Check
        id={id}
        checked={entry.on && !off && entry.also[channel] === true}
        disabled={!entry.on || off}
        aria-label={t(channel === 'push' ? 'quiet.byPush' : 'quiet.byEmail', { label: entry.label })}
        onChange={(event) => onSet(event.target.checked)}
      />
      {words}
    </label>
  );
}
