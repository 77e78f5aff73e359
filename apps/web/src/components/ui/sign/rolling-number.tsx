import { useState } from 'react';
import { formatNumber } from '../../../i18n/t.ts';

/** A count whose changed digits roll: up when it grows, down when it falls. */
export function RollingNumber({ value }: { value: number }) {
  const [{ now, before }, setCount] = useState({ now: value, before: value });
  if (value !== now) setCount({ now: value, before: now });
  const text = formatNumber(value);
  const old = formatNumber(before).padStart(text.length);
  const roll = value > before ? 'm-roll-up' : 'm-roll-down';
  return (
    <span className="inline-flex overflow-hidden tabular-nums">
      <span className="sr-only">{text}</span>
      {[...text].map((digit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place and its value
        <span key={`${index}${digit}`} aria-hidden="true" className={digit === old[index] ? undefined : roll}>
          {digit}
        </span>
      ))}
    </span>
  );
}
