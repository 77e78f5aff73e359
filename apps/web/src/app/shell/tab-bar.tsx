import { t } from '../../i18n/t.ts';
import { isFor } from '../../lib/session/audience.ts';
import { useMember } from '../../lib/session/state.ts';
import { keyOf, navigation } from '../navigation.ts';
import { TabEntry } from './nav-entry.tsx';

/** The phone's navigation, 56 high above the safe area. */
export function TabBar() {
  const member = useMember();
  return (
    <nav
      data-pane
      aria-label={t('nav.main')}
      className="flex h-[calc(56px+env(safe-area-inset-bottom))] flex-none border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:hidden"
    >
      {navigation
        .filter(({ audience }) => isFor(audience, member))
        .map((entry) => (
          <TabEntry key={keyOf(entry)} entry={entry} />
        ))}
    </nav>
  );
}
