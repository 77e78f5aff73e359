import { formatNumber, type MessageKey, t } from '../../../i18n/t.ts';
import { RollingNumber } from './rolling-number.tsx';

type CountKey = {
  [K in MessageKey]: Parameters<typeof t<K>> extends [K, { count: string | number }] ? K : never;
}[MessageKey];

/** A sentence whose `count` rolls when it changes: "4 new topics". */
export function RollingWords({ k, count }: { k: CountKey; count: number }) {
  const [before, after] = (t as (key: CountKey, params: { count: number }) => string)(k, { count }).split(
    formatNumber(count),
  );
  return (
    <span>
      {before}
      <RollingNumber value={count} />
      {after}
    </span>
  );
}
