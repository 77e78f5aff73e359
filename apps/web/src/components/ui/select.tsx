import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn.ts';
import { useFloatingRoot } from './floating-root.tsx';
import { floating, floatingItem } from './menu.tsx';

export type Option<T extends string> = { value: T; label: string; icon?: ReactNode };

type Props<T extends string> = {
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
  sm: 'h-7 gap-1.5 rounded-sm border-line-strong pr-2 pl-2.5 text-sm phone:h-11',
  lg: 'h-10 w-full gap-2 rounded-md border-ctl-line px-3 text-base phone:h-11',
};

/** One of a few. Arrows, typeahead, Esc; the value's tick on the right. */
export function Select<T extends string>(props: Props<T>) {
  const { options, value, onChange, label, size = 'sm', placeholder, disabled = false, ...field } = props;
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as T)} disabled={disabled}>
      <Radix.Trigger
        {...field}
        {...(label === undefined ? {} : { 'aria-label': label })}
        className={cn(
          'inline-flex items-center whitespace-nowrap border bg-surface text-ink hover:bg-hover data-[state=open]:bg-active disabled:text-ink-off aria-invalid:border-danger',
          sizes[size],
        )}
      >
        <span className="inline-flex min-w-0 flex-1 items-center gap-2 truncate text-left">
          <Radix.Value {...(placeholder === undefined ? {} : { placeholder })} />
        </span>
        <ChevronDown className="size-3.5! text-ink-3" aria-hidden="true" />
      </Radix.Trigger>
      <Radix.Portal container={useFloatingRoot()}>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            floating,
            'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)',
          )}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={cn(floatingItem, 'pr-8 relative')}>
                {option.icon}
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="absolute right-2">
                  <Check aria-hidden="true" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
