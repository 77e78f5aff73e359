import { cva } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import { Kbd } from '../sign/kbd.tsx';
import { Spinner } from '../sign/spinner.tsx';

/** The look of a button for an element that is not one, such as a link. */
export const buttonStyle = cva(
  'relative inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap border font-medium transition-colors duration-(--d-fast) ease-out disabled:pointer-events-none aria-disabled:pointer-events-none',
  {
    variants: {
      variant: {
        pri: 'border-transparent bg-accent font-semi text-on-accent hover:bg-accent-hover active:bg-accent-press disabled:bg-active disabled:text-ink-off',
        sec: 'border-line-strong bg-surface text-ink hover:bg-hover active:bg-active disabled:text-ink-off',
        ghost: 'border-transparent text-ink-2 hover:bg-hover active:bg-active disabled:text-ink-off',
        danger:
          'border-transparent bg-danger font-semi text-on-danger hover:bg-danger-hover disabled:bg-active disabled:text-ink-off',
      },
      size: {
        sm: 'h-7 rounded-sm px-2.5 text-sm phone:after:absolute phone:after:-inset-2',
        md: 'h-8 rounded-md px-3 text-sm phone:h-11',
        lg: 'h-10 rounded-md px-4 text-base phone:h-11',
      },
    },
    defaultVariants: { variant: 'sec', size: 'md' },
  },
);

export type ButtonProps = ComponentProps<'button'> & {
  variant?: 'pri' | 'sec' | 'ghost' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  icon?: ReactNode;
  /** Keeps its width; a spinner takes the icon's place, or the words' when there is none. */
  pending?: boolean;
  /** The shortcut, drawn on wide screens only. */
  keys?: string;
  asChild?: boolean;
};

export function Button(props: ButtonProps) {
  const { variant, size, icon, pending = false, keys, asChild = false, className, children, ...rest } = props;
  const Root = asChild ? Slot.Root : 'button';
  const covers = pending && icon === undefined;
  return (
    <Root
      {...(asChild ? {} : { type: 'button' })}
      {...rest}
      {...(pending ? { 'aria-busy': true, 'aria-disabled': true } : {})}
      className={cn(buttonStyle({ variant, size }), className)}
    >
      {pending ? <Spinner className={covers ? 'absolute' : undefined} /> : icon}
      <Slot.Slottable>{covers ? <span className="opacity-0">{children}</span> : children}</Slot.Slottable>
      {keys !== undefined && !covers && (
        <span className="contents phone:hidden" aria-hidden="true">
          <Kbd keys={keys} inherit />
        </span>
      )}
    </Root>
  );
}
