import type { ComponentProps } from 'react';
import { cn } from '../../../lib/cn.ts';
import { Tooltip } from '../float/tooltip.tsx';

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** Said to a screen reader and shown on hover. */
  label: string;
  keys?: string;
  dense?: boolean;
  /** Its menu is open. */
  on?: boolean;
  side?: 'top' | 'right' | 'bottom' | 'left';
};

/** 32 px, 28 when dense, 44 on a phone. One icon as its only child. */
export function IconButton({ label, keys, dense = false, on = false, side, className, ...rest }: Props) {
  return (
    <Tooltip text={label} keys={keys} {...(side ? { side } : {})}>
      <button
        type="button"
        aria-label={label}
        data-on={on || undefined}
        {...rest}
        className={cn(
          'relative inline-flex flex-none items-center justify-center rounded-md text-ink-2 hover:bg-active hover:text-ink active:bg-active disabled:pointer-events-none disabled:text-ink-off data-on:bg-active data-on:text-ink data-[state=open]:bg-active data-[state=open]:text-ink phone:size-11',
          dense ? 'size-7' : 'size-8',
          className,
        )}
      />
    </Tooltip>
  );
}
