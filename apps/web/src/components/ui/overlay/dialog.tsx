import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { IconButton } from '../action/icon-button.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** A field if there is one, else the pane itself: never the close button, whose tooltip would open at once. */
function focusFirst(event: Event): void {
  event.preventDefault();
  const pane = event.currentTarget as HTMLElement | null;
  (pane?.querySelector<HTMLElement>('[data-autofocus], input, textarea') ?? pane)?.focus();
}

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Beside the title, quieter; read as the description. */
  note?: ReactNode;
  /** In px; a phone always shows a sheet as wide as itself. */
  width?: number;
  /** It is read and has nothing to press: its text is scrolled with the keyboard. */
  reading?: boolean;
  children: ReactNode;
  /** A row of buttons under the content, the last one first to be meant. */
  footer?: ReactNode;
};

const box =
  'fixed z-(--z-dialog) flex max-h-[calc(100dvh-64px)] wide:max-h-[calc(100dvh-2*min(112px,12.5dvh))] flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-4 no-ring wide:left-1/2 wide:top-[min(112px,12.5dvh)] wide:-translate-x-1/2 phone:inset-x-0 phone:bottom-0 phone:rounded-b-none phone:border-x-0 phone:border-b-0 phone:pb-[env(safe-area-inset-bottom)]';

/** A dialog on a scrim, a bottom sheet on a phone. Traps focus, Esc closes, focus returns. */
export function Dialog({ open, onOpenChange, title, note, width = 480, reading = false, children, footer }: Props) {
  const { onOpen, onCloseAutoFocus } = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="m-fade fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Radix.Content
          {...(note === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={(event) => {
            onOpen();
            focusFirst(event);
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          className={cn(box, 'm-dialog')}
          style={{ '--surface': 'var(--raised)', width: `min(${width}px, 100vw)` } as React.CSSProperties}
        >
          <header className="flex min-h-[52px] flex-none items-center gap-4 border-b border-line py-2 pe-3 ps-6 phone:ps-4">
            <Radix.Title className="min-w-0 font-head text-lg font-semi tracking-head [overflow-wrap:anywhere]">
              {title}
            </Radix.Title>
            {note !== undefined && (
              <Radix.Description className="truncate text-sm text-ink-3">{note}</Radix.Description>
            )}
            <Radix.Close asChild>
              <IconButton label={t('action.close')} className="ms-auto" side="left">
                <X aria-hidden="true" />
              </IconButton>
            </Radix.Close>
          </header>
          <div
            {...(reading && { role: 'group', tabIndex: 0, 'aria-label': title })}
            className="min-h-0 flex-1 overflow-y-auto px-6 py-5 phone:px-4"
          >
            {children}
          </div>
          {footer !== undefined && (
            <footer className="flex flex-none items-center justify-end gap-2 border-t border-line px-6 py-3 phone:px-4">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
