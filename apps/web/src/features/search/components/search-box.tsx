import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { Kbd } from '../../../components/ui/sign/kbd.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { t } from '../../../i18n/t.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { useOpenAnywhere } from '../palette/use-open-anywhere.ts';

const Palette = lazyPart(
  withMessages(async () => (await import('../palette/palette.tsx')).Palette),
  ({ onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) => onOpenChange(false),
);

/** In the top bar: opens the palette, as its key does; `/` leads to the page. */
export function SearchBox() {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  useShortcut('/', () => void navigate({ to: '/search' }));
  useOpenAnywhere(() => setOpen(true));
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={Palette.preload}
        onFocus={Palette.preload}
        onClick={() => setOpen(true)}
        className="-order-1 flex h-8 w-[280px] items-center gap-2 rounded-md bg-sunken px-2.5 text-sm text-ink-3 hover:bg-hover hover:text-ink-2 phone:h-11 phone:w-11 phone:justify-center phone:bg-transparent phone:px-0 phone:text-ink-2"
      >
        <Search aria-hidden="true" className="flex-none phone:size-5!" />
        <span className="truncate phone:sr-only">{t('search.box')}</span>
        <span className="ms-auto phone:hidden" aria-hidden="true">
          <Kbd keys="mod+k" />
        </span>
      </button>
      {open && <Palette open={open} onOpenChange={setOpen} />}
    </>
  );
}
