import { type KeyboardEvent, useEffect, useState } from 'react';
import { Input } from '../../../../components/ui/form/input.tsx';
import { readTime, stepTime } from '../../model/time-of-day.ts';

const restMs = 1200;

type Props = { label: string; value: string; onChange: (value: string) => void };

/**
 * A time of day, on 24 hours as everywhere in the app: a field of the browser has the hours of the browser's language. It is
 * kept when it is left, by Enter, or once it rests after the arrows (a quarter of an hour, with Shift an hour).
 */
export function TimeField({ label, value, onChange }: Props) {
  const [draft, setDraft] = useState<string>();
  const [stepped, setStepped] = useState(false);
  const time = draft === undefined ? value : readTime(draft);
  const keep = () => {
    setStepped(false);
    setDraft(undefined);
    if (time !== undefined && time !== value) onChange(time);
  };
  useEffect(() => {
    if (!stepped) return;
    const timer = setTimeout(keep, restMs);
    return () => clearTimeout(timer);
  });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
    }
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setDraft(stepTime(time ?? value, step * (event.shiftKey ? 60 : 15)));
    setStepped(true);
  };
  return (
    <span className="inline-block w-[58px] phone:w-[76px]">
      <Input
        small
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        aria-label={label}
        aria-invalid={time === undefined || undefined}
        value={draft ?? value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setStepped(false);
          setDraft(event.target.value);
        }}
        onBlur={keep}
        onKeyDown={press}
        className="text-center tabular-nums"
      />
    </span>
  );
}
