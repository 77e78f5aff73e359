import { Popover as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useIsPhone } from '../../lib/use-media.ts';
import { useFloatingRoot } from './floating-root.tsx';
import { Sheet } from './sheet.tsx';

type Props = {
  /** One button that takes a ref. */
  trigger: ReactNode;
  /** Names it for a screen reader; a phone shows it as the sheet's heading. */
  title: string;
  align?: 'start' | 'center' | 'end';
  width?: number;
  children: ReactNode;
};

/** A floating pane that is not modal; on a phone, a bottom sheet. */
export function Popover({ trigger, title, align = 'end', width = 304, children }: Props) {
  const [open, setOpen] = useState(false);
  const isPhone = useIsPhone();
  return (
    <>
      <Radix.Root open={open && !isPhone} onOpenChange={setOpen}>
        <Radix.Trigger asChild>{trigger}</Radix.Trigger>
        <Radix.Portal container={useFloatingRoot()}>
          <Radix.Content
            aria-label={title}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            style={{ '--surface': 'var(--raised)', width } as React.CSSProperties}
            className="m-pop z-(--z-popover) overflow-hidden rounded-xl border border-line bg-raised p-4 shadow-4 no-ring"
          >
            {children}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      <Sheet open={open && isPhone} onOpenChange={setOpen} title={title}>
        {children}
      </Sheet>
    </>
  );
}
