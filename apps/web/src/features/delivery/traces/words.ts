import { t } from '../../../i18n/t.ts';

const known = ['not_allowed', 'gone', 'blocked', 'preference'] as const;
const places = ['topic', 'thread', 'category', 'group', 'person', 'type'] as const;

/** Why somebody was not notified, in a sentence; a reason that a newer server names stands as it is. */
export function reasonWords(reason: string | null): string {
  const plain = known.find((one) => one === reason);
  if (plain) return t(`delivery.reason.${plain}`);
  const place = places.find((one) => `muted_${one}` === reason);
  return place ? t(`delivery.reason.muted.${place}`) : t('delivery.reason.other', { reason: reason ?? '' });
}
