import { Link, type LinkProps } from '@tanstack/react-router';
import { CircleUser, Flag, LayoutList, LogIn, MessagesSquare } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { lazyPart } from '../../components/part/lazy-part.tsx';
import { t } from '../../i18n/t.ts';
import { isStaff, useMember } from '../../lib/session/state.ts';

const CategorySheet = lazyPart(
  async () => (await import('./category-sheet.tsx')).CategorySheet,
  ({ onOpenChange }) => onOpenChange(false),
);

const tab =
  'flex flex-1 flex-col items-center justify-center gap-[3px] text-micro font-medium text-ink-3 aria-[current=page]:text-ink [&>svg]:size-5';

const Tab = ({
  icon,
  children,
  ...link
}: Pick<LinkProps, 'to' | 'activeOptions'> & { icon: ReactNode; children: ReactNode }) => (
  <Link {...link} className={tab}>
    {icon}
    {children}
  </Link>
);

/** The phone's navigation, 56 high above the safe area. */
export function TabBar() {
  const member = useMember();
  const [choosing, setChoosing] = useState(false);
  return (
    <nav
      data-pane
      aria-label={t('nav.main')}
      className="flex h-[calc(56px+env(safe-area-inset-bottom))] flex-none border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:hidden"
    >
      <Tab to="/" activeOptions={{ exact: true, includeSearch: false }} icon={<MessagesSquare aria-hidden="true" />}>
        {t('nav.topics')}
      </Tab>
      <button type="button" className={tab} aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <LayoutList aria-hidden="true" />
        {t('nav.categories')}
      </button>
      {isStaff(member) && (
        <Tab to="/moderation" icon={<Flag aria-hidden="true" />}>
          {t('nav.moderation')}
        </Tab>
      )}
      {member ? (
        <Tab to="/settings" icon={<CircleUser aria-hidden="true" />}>
          {t('nav.you')}
        </Tab>
      ) : (
        <Tab to="/sign-in" icon={<LogIn aria-hidden="true" />}>
          {t('nav.signIn')}
        </Tab>
      )}
      {choosing && <CategorySheet open onOpenChange={setChoosing} />}
    </nav>
  );
}
