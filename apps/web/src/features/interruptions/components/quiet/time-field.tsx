import { useEffect, useState } from 'react';
import { Input } from '../../../../components/ui/form/input.tsx';

const restMs = 1200;
const isTime = (value: string) => /^\d\d:\d\d$/.test(value);

type Props = { label: string; value: string; onChange: (value: string) => void };

/** A time of day. It is kept when it is left, by Enter, or once it rests: on the way to "07:30" there are other times. */
export function TimeField({ label, value, onChange }: Props) {
  const [draft, setDraft] = useState<string>();
  const keep = () => {
    setDraft(undefined);
    if (draft !== undefined && isTime(draft) && draft !== value) onChange(draft);
  };
  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(keep, restMs);
    return () => clearTimeout(timer);
  });
  return (
    <span className="inline-block w-[104px] phone:w-[116px]">
      <Input
        small
        type="time"
        aria-label={label}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
        className="tabular-nums"
      />
    </span>
  );
}
