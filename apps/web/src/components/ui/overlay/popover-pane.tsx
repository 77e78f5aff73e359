import { Popover as Radix } from 'radix-ui';
import { type CSSProperties, type ReactNode, type RefObject, useRef } from 'react';
import { useIsPhone } from '../../../lib/browser/use-media.ts';
import { cn } from '../../../lib/cn.ts';
import { useFloatingRoot } from '../float/floating-root.tsx';
import { Sheet } from './sheet.tsx';

type Props = {
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  align?: 'start' | 'center' | 'end';
  flush?: boolean;
  width?: number;
  children: ReactNode;
};

type Outside = Event & { target: EventTarget | null };

/** What Popover shows, beside its trigger. */
export function PopoverPane({
  anchor,
  open,
  onOpenChange,
  title,
  align = 'end',
  width = 304,
  flush = false,
  children,
}: Props) {
  const isPhone = useIsPhone();
  const root = useFloatingRoot();
  const leftByPointer = useRef(false);
  if (isPhone) {
    return (
      <Sheet open={open} onOpenChange={onOpenChange} title={title}>
        {children}
      </Sheet>
    );
  }
  // The trigger closes by itself: without this its press would close and open again.
  const onInteractOutside = (event: Outside) => {
    leftByPointer.current = true;
    if (anchor.current?.contains(event.target as Node)) event.preventDefault();
  };
  const onCloseAutoFocus = (event: Event) => {
    event.preventDefault();
    if (!leftByPointer.current) anchor.current?.focus();
    leftByPointer.current = false;
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Radix.Portal container={root}>
        <Radix.Content
          aria-label={title}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onInteractOutside={onInteractOutside}
          onCloseAutoFocus={onCloseAutoFocus}
          style={{ '--surface': 'var(--raised)', width } as CSSProperties}
          className={cn(
            'm-pop z-(--z-float) max-h-(--radix-popover-content-available-height) overflow-x-hidden rounded-xl border border-line bg-raised shadow-4 no-ring',
            flush ? 'flex flex-col' : 'overflow-y-auto p-4',
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
