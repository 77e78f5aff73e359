import { Menu } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../components/ui/action/icon-button.tsx';
import { lazyPart } from '../../components/ui/part/lazy-part.tsx';
import { t } from '../../i18n/t.ts';

const MoreSheet = lazyPart(
  async () => (await import('./more-sheet.tsx')).MoreSheet,
  ({ onOpenChange }) => onOpenChange(false),
);

/** On a phone, at the end of the top bar: all that the sidebar has and the tab bar has no place for. */
export function More() {
  const [open, setOpen] = useState(false);
  return (
    <span className="wide:hidden">
      <IconButton label={t('nav.more')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Menu aria-hidden="true" className="size-5!" />
      </IconButton>
      {open && <MoreSheet open onOpenChange={setOpen} />}
    </span>
  );
}
