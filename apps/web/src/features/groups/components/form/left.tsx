import { charactersIn } from '@tidings/contracts/plain';
import { t } from '../../../../i18n/t.ts';

/** How much room is left of `max` characters, once little is. */
export function Left({ of, max }: { of: string; max: number }) {
  const left = max - charactersIn(of);
  if (left > max / 5) return null;
  return (
    <span className={`text-xs tabular-nums ${left < 0 ? 'text-danger-text' : 'text-ink-3'}`}>
      {left < 0 ? t('groups.form.over', { count: -left }) : t('groups.form.left', { count: left })}
    </span>
  );
}
