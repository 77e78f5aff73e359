import { Check } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { cn } from '../../../lib/cn.ts';
import { floating, floatingItem } from '../float/floating.ts';
import { useFloatingRoot } from '../float/floating-root.tsx';
import { type SelectProps, SelectValue, triggerStyle } from './select-trigger.tsx';

type Props<T extends string> = SelectProps<T> & { startOpen: boolean; startFocused: boolean };

/** The real thing behind Select. */
export function SelectBox<T extends string>(props: Props<T>) {
  const {
    options,
    value,
    onChange,
    label,
    size,
    placeholder,
    disabled = false,
    startOpen,
    startFocused,
    ...field
  } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (startFocused) trigger.current?.focus();
  }, [startFocused]);
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as T)} disabled={disabled} defaultOpen={startOpen}>
      <Radix.Trigger
        {...field}
        ref={trigger}
        {...(label === undefined ? {} : { 'aria-label': label })}
        data-empty={value === '' || undefined}
        className={triggerStyle(size)}
      >
        <SelectValue {...props} />
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
              <Radix.Item key={option.value} value={option.value} className={cn(floatingItem, 'relative pe-8')}>
                {option.icon}
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="absolute end-2">
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
