import { cn } from '../../../lib/cn.ts';

type Props = {
  label: string;
  /** Undefined until it is known. */
  value: string | undefined;
  note?: string | undefined;
  tone?: 'warning' | 'danger';
};

/** One number of the overview, with a few words beside it. */
export const Figure = ({ label, value, note, tone }: Props) => (
  <div className="min-w-40 flex-1 border-line border-s ps-5 first:border-s-0 first:ps-0 phone:min-w-0 phone:border-s-0 phone:ps-0">
    <p className="text-xs text-ink-2">{label}</p>
    <p className="flex items-baseline gap-2">
      <span className="text-[24px] leading-7 font-semi tabular-nums">{value ?? ' '}</span>
      {note !== undefined && (
        <span
          className={cn(
            'text-xs text-ink-2',
            tone === 'warning' && 'text-warning-text',
            tone === 'danger' && 'text-danger-text',
          )}
        >
          {note}
        </span>
      )}
    </p>
  </div>
);
