import { NavHeading } from '../../components/nav/nav-item.tsx';
import { t } from '../../i18n/t.ts';
import { isNavPage } from '../../lib/feature/navigation.ts';
import { isFor } from '../../lib/session/audience.ts';
import { useMember } from '../../lib/session/state.ts';
import { keyOf, navigation } from '../list/navigation.ts';
import { SidebarEntry } from './nav-entry.tsx';

const sections = ['main', 'work', 'categories', 'staff'] as const;

/** The menu, section by section; `without` leaves out the pages that a phone has as tabs. */
export function NavEntries({ without }: { without?: 'phone' }) {
  const member = useMember();
  const shown = navigation.filter(
    (entry) => isFor(entry.audience, member) && !(without && isNavPage(entry) && entry.phone),
  );
  return sections.map((name) => {
    const entries = shown.filter(({ section = 'main' }) => section === name);
    return (
      <div key={name}>
        {name === 'staff' && entries.length > 0 && <NavHeading>{t('nav.staff')}</NavHeading>}
        {entries.map((entry) => (
          <SidebarEntry key={keyOf(entry)} entry={entry} />
        ))}
      </div>
    );
  });
}
