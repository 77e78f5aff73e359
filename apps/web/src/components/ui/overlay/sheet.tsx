import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useReturnFocus } from './use-return-focus.ts';

type Props = { open: boolean; onOpenChange: (open: boolean) => void; title: string; children: ReactNode };

/** A bottom sheet: what a popover or menu becomes on a phone. */
export function Sheet({ open, onOpenChange, title, children }: Props) {
  const { onOpen, onCloseAutoFocus } = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="m-fade fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={onOpen}
          onCloseAutoFocus={onCloseAutoFocus}
          style={{ '--surface': 'var(--raised)' } as React.CSSProperties}
          className="m-sheet fixed inset-x-0 bottom-0 z-(--z-dialog) max-h-[80dvh] overflow-y-auto rounded-t-xl border-t border-line bg-raised px-4 pt-4 pb-[calc(16px+env(safe-area-inset-bottom))] shadow-4 no-ring"
        >
          <Radix.Title className="mb-2 font-head text-lg font-semi tracking-head">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
