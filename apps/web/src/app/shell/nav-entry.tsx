import { NavItem } from '../../components/nav/nav-item.tsx';
import { Tab } from '../../components/nav/tab.tsx';
import { t } from '../../i18n/t.ts';
import { isNavPage, type NavPart, type NavPlace } from '../../lib/feature/navigation.ts';
import type { AppNavPage } from '../list/navigation.ts';

const useNothing = () => 0;
/** A page is marked on the pages below it too, whatever is searched there, unless it says otherwise. */
const exactly = { exact: true, includeSearch: false };

function SidebarPage({ page }: { page: AppNavPage }) {
  const useCount = page.useCount ?? useNothing;
  return (
    <NavItem
      to={page.to}
      {...(page.exact && { activeOptions: exactly })}
      icon={<page.icon aria-hidden="true" />}
      label={t(page.label)}
      count={useCount()}
      {...(page.filled && { filled: true })}
      {...(page.countLabel && { countLabel: page.countLabel })}
    />
  );
}

/** A declared menu entry in the sidebar. */
export const SidebarEntry = ({ entry }: { entry: AppNavPage | NavPlace | NavPart }) =>
  isNavPage(entry) ? <SidebarPage page={entry} /> : <entry.sidebar />;

function PageTab({ page }: { page: AppNavPage }) {
  const useCount = page.filled && page.useCount ? page.useCount : useNothing;
  const count = useCount();
  const { icon: Icon, label } = typeof page.phone === 'object' ? page.phone : page;
  return (
    <Tab to={page.to} {...(page.exact && { activeOptions: exactly })} icon={<Icon aria-hidden="true" />} count={count}>
      {t(label)}
    </Tab>
  );
}

/** The same in the tab bar of a phone, if it has a place there. */
export function TabEntry({ entry }: { entry: AppNavPage | NavPlace | NavPart }) {
  if (!entry.phone) return null;
  if (!isNavPage(entry)) return <entry.phone />;
  return <PageTab page={entry} />;
}
