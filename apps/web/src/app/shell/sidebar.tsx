import { Link } from '@tanstack/react-router';
import { Flag, MessagesSquare } from 'lucide-react';
import { Mark } from '../../components/ui/mark.tsx';
import { useUnreadTopics } from '../../features/categories/index.ts';
import { t } from '../../i18n/t.ts';
import { isStaff, useMember } from '../../lib/session/state.ts';
import { CategoryNav } from './category-nav.tsx';
import { Me } from './me.tsx';
import { NavHeading, NavItem } from './nav-item.tsx';

/** 232 wide, 56 on a tablet, none on a phone. Only what exists is listed. */
export function Sidebar() {
  const member = useMember();
  const unread = useUnreadTopics();
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
        <NavItem
          to="/"
          activeOptions={{ exact: true, includeSearch: false }}
          icon={<MessagesSquare aria-hidden="true" />}
          label={t('nav.topics')}
          count={unread}
        />
        <CategoryNav />
        {isStaff(member) && (
          <>
            <NavHeading id="nav-staff">{t('nav.staff')}</NavHeading>
            <NavItem to="/moderation" icon={<Flag aria-hidden="true" />} label={t('nav.moderation')} />
          </>
        )}
      </nav>
      <Me />
    </aside>
  );
}
