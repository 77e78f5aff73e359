import { Link } from '@tanstack/react-router';
import type { Group } from '@tidings/contracts';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import type { GroupTab } from '../model/tabs.ts';

type Props = { group: Group; tabs: readonly GroupTab[] };

/** The parts of a group, each at an address of its own. */
export const GroupTabs = ({ group: { id, name, memberCount }, tabs }: Props) => (
  <Segmented label={t('groups.parts', { group: name })} className="-ms-2.5 mt-4 overflow-x-auto phone:-me-4">
    {tabs.map((tab) => (
      <Link
        key={tab}
        {...(tab === 'posts'
          ? ({ to: '/groups/$id', params: { id } } as const)
          : ({ to: '/groups/$id/$tab', params: { id, tab } } as const))}
        activeOptions={{ exact: true }}
        className={segment}
      >
        {t(`groups.tab.${tab}`)}
        {tab === 'members' && <SegmentCount count={memberCount} />}
      </Link>
    ))}
  </Segmented>
);
