import { Slot } from 'radix-ui';
import { type ComponentProps, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { lazyPart } from '../part/lazy-part.tsx';

type PaneProps = ComponentProps<typeof import('./popover-pane.tsx').PopoverPane>;
const Pane = lazyPart<PaneProps & { onMissing: () => void }>(
  async () => (await import('./popover-pane.tsx')).PopoverPane,
  ({ onMissing }) => onMissing(),
);

type Props = {
  /** One button that takes a ref. */
  trigger: ReactElement;
  /** Names it for a screen reader; a phone shows it as the sheet's heading. */
  title: string;
  align?: 'start' | 'center' | 'end';
  /** What is inside brings its own padding and scrolls by itself. */
  flush?: boolean;
  /** In px. */
  width?: number;
  /** What is inside; a function is given the way to close it. */
  children: ReactNode | ((close: () => void) => ReactNode);
};

/** A floating pane that is not modal; on a phone, a bottom sheet. Its code comes with the first press. */
export function Popover({ trigger, children, ...pane }: Props) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const toggle = () => {
    setWanted(true);
    setOpen(!open);
  };
  const giveUp = () => {
    setWanted(false);
    setOpen(false);
  };
  return (
    <>
      <Slot.Root
        ref={anchor}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-state={open ? 'open' : 'closed'}
        onClick={toggle}
      >
        {trigger}
      </Slot.Root>
      {wanted && (
        <Pane {...pane} anchor={anchor} open={open} onOpenChange={setOpen} onMissing={giveUp}>
          {typeof children === 'function' ? children(() => setOpen(false)) : children}
        </Pane>
      )}
    </>
  );
}
