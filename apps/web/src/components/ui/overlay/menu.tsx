import { DropdownMenu as Radix } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import { cn } from '../../../lib/cn.ts';
import { floating, floatingItem } from '../float/floating.ts';
import { useFloatingRoot } from '../float/floating-root.tsx';
import { Kbd } from '../sign/kbd.tsx';
import { useLostAnchor } from './use-lost-anchor.ts';

type MenuProps = {
  /** One element that takes a ref: a Button or IconButton. */
  trigger: ReactNode;
  /** Words above the items: what they act on. */
  heading?: ReactNode;
  align?: 'start' | 'end';
  onOpenChange?: (open: boolean) => void;
  /** Where focus goes after it closes, when not to the trigger. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
};

/** A menu under its trigger: arrows, typeahead, Esc. It goes when its trigger is scrolled out of the window. */
export function Menu({ trigger, heading, align = 'end', children, onOpenChange, onCloseAutoFocus }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const isLost = useLostAnchor(anchor, open, () => change(false));
  // The focus goes back without scrolling back.
  const giveBack = (event: Event) => {
    onCloseAutoFocus?.(event);
    if (!isLost.current || event.defaultPrevented) return;
    event.preventDefault();
    anchor.current?.focus({ preventScroll: true });
  };
  return (
    <Radix.Root modal={false} open={open} onOpenChange={change}>
      <Radix.Trigger asChild ref={anchor}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={useFloatingRoot()}>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            floating,
            'max-h-(--radix-dropdown-menu-content-available-height) min-w-[220px] overflow-y-auto',
          )}
          onCloseAutoFocus={giveBack}
        >
          {heading !== undefined && (
            <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">{heading}</Radix.Label>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ItemProps = {
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: (event: Event) => void;
  children: ReactNode;
};

export const MenuItem = ({ icon, keys, danger = false, disabled = false, onSelect, children }: ItemProps) => (
  <Radix.Item
    disabled={disabled}
    onSelect={onSelect}
    className={cn(floatingItem, danger && 'text-danger-text [&>svg]:text-danger-text')}
  >
    {icon}
    <span className="min-w-0 flex-1 truncate">{children}</span>
    {keys !== undefined && (
      <span className="ms-auto phone:hidden" aria-hidden="true">
        <Kbd keys={keys} />
      </span>
    )}
  </Radix.Item>
);

export const MenuLine = () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
