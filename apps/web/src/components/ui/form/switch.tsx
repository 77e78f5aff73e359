import { cn } from '../../../lib/cn.ts';

type Props = {
  on: boolean;
  onChange: (on: boolean) => void;
  /** Said to a screen reader; what is drawn beside it says the same. */
  label: string;
  'aria-describedby'?: string;
};

/** On or off, at once: 32 by 18. */
export const Switch = ({ on, onChange, label, ...rest }: Props) => (
  <button
    {...rest}
    type="button"
    role="switch"
    aria-checked={on}
    aria-label={label}
    onClick={() => onChange(!on)}
    className={cn(
      'relative h-[18px] w-8 flex-none rounded-full transition-colors duration-(--d-fast) after:absolute after:-inset-x-1.5 after:-inset-y-[13px]',
      on ? 'bg-accent' : 'bg-ctl-line',
    )}
  >
    <i
      aria-hidden="true"
      className={cn(
        'absolute top-0.5 start-0.5 size-3.5 rounded-full bg-surface transition-transform duration-(--d-fast)',
        on && 'translate-x-3.5 rtl:-translate-x-3.5',
      )}
    />
  </button>
);
