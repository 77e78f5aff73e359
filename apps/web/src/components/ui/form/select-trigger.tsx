import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';

export type Option<T extends string> = { value: T; label: string; icon?: ReactNode };

export type SelectProps<T extends string> = {
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  /** Said before the value; or give `id` and `aria-describedby` from a Field. */
  label?: string;
  size?: 'sm' | 'lg';
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
  placeholder?: string;
  disabled?: boolean;
};

const sizes = {
  sm: 'h-7 gap-1.5 rounded-sm border-line-strong pe-2 ps-2.5 text-sm phone:h-11',
  lg: 'ring-field h-10 w-full gap-2 rounded-md border-ctl-line px-3 text-base phone:h-11',
};

export const triggerStyle = (size: 'sm' | 'lg' = 'sm') =>
  cn(
    'inline-flex items-center whitespace-nowrap border bg-surface text-ink hover:bg-hover data-[state=open]:bg-active disabled:text-ink-off aria-invalid:border-danger',
    sizes[size],
  );

/** What stands in the closed box. */
export function SelectValue<T extends string>({ options, value, placeholder }: SelectProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      <span className="inline-flex min-w-0 flex-1 items-center gap-2 text-start">
        {chosen?.icon}
        {chosen ? (
          <span className="truncate">{chosen.label}</span>
        ) : (
          <span className="truncate text-ink-3">{placeholder}</span>
        )}
      </span>
      <ChevronDown className="size-3.5! text-ink-3" aria-hidden="true" />
    </>
  );
}
