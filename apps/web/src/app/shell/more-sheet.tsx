import type { MouseEvent } from 'react';
import { Sheet } from '../../components/ui/overlay/sheet.tsx';
import { t } from '../../i18n/t.ts';
import { Me } from './me.tsx';
import { NavEntries } from './nav-entries.tsx';

/** What the sidebar has and the tab bar has not, and who reads. It goes when a link is followed. */
export function MoreSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a')) onOpenChange(false);
  };
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t('nav.more')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears of the links inside, which are reached by keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      <div onClick={onClick} className="-mx-2">
        <nav aria-label={t('nav.more')} className="mb-3">
          <NavEntries without="phone" />
        </nav>
        <Me />
      </div>
    </Sheet>
  );
}
