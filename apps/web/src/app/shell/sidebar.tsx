import { Link } from '@tanstack/react-router';
import { NavHeading } from '../../components/nav/nav-item.tsx';
import { Mark } from '../../components/ui/sign/mark.tsx';
import { t } from '../../i18n/t.ts';
import { isFor } from '../../lib/session/audience.ts';
import { useMember } from '../../lib/session/state.ts';
import { keyOf, navigation } from '../navigation.ts';
import { Me } from './me.tsx';
import { SidebarEntry } from './nav-entry.tsx';

/** 232 wide, 56 on a tablet, none on a phone. Only what exists is listed. */
export function Sidebar() {
  const member = useMember();
  const shown = navigation.filter(({ audience }) => isFor(audience, member));
  const staff = shown.filter(({ section }) => section === 'staff');
  return (
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
        {shown
          .filter(({ section = 'main' }) => section === 'main')
          .map((entry) => (
            <SidebarEntry key={keyOf(entry)} entry={entry} />
          ))}
        {staff.length > 0 && <NavHeading id="nav-staff">{t('nav.staff')}</NavHeading>}
        {staff.map((entry) => (
          <SidebarEntry key={keyOf(entry)} entry={entry} />
        ))}
      </nav>
      <Me />
    </aside>
  );
}
