import { Link } from '@tanstack/react-router';
import { Mark } from '../../components/ui/sign/mark.tsx';
import { t } from '../../i18n/t.ts';
import { Me } from './me.tsx';
import { NavEntries } from './nav-entries.tsx';

/** 232 wide, 56 on a tablet, none on a phone. Only what exists is listed. */
export const Sidebar = () => (
  <aside
    data-pane
    aria-label={t('app.name')}
    className="flex min-h-0 flex-col border-e border-line bg-ground phone:hidden"
    style={{ '--pbg': 'var(--ground)' } as React.CSSProperties}
  >
    <div className="flex h-[52px] flex-none items-center px-3 tablet:px-2">
      <Link
        to="/"
        className="flex h-9 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 font-head text-md font-semi tracking-head tablet:justify-center tablet:px-0"
      >
        <Mark />
        <span className="truncate tablet:sr-only">{t('app.name')}</span>
      </Link>
    </div>
    <nav aria-label={t('nav.main')} className="min-h-0 flex-1 overflow-y-auto px-3 pt-1 pb-3 tablet:px-2">
      <NavEntries />
    </nav>
    <Me />
  </aside>
);
