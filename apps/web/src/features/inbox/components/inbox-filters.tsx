import { Link, useNavigate } from '@tanstack/react-router';
import { type NotificationCategory, notificationCategories } from '@tidings/contracts/plain';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { t } from '../../../i18n/t.ts';
import type { InboxSearch } from '../search.ts';

const filters = ['all', 'unread', 'mentions', 'snoozed', 'archived'] as const;

/** Which part of the inbox, as links, and of which kind. */
export function InboxFilters({ search, unread }: { search: InboxSearch; unread: number }) {
  const navigate = useNavigate();
  const kind = search.category === undefined ? {} : { category: search.category };
  const part = search.filter === undefined ? {} : { filter: search.filter };
  const choose = (value: string) =>
    void navigate({
      to: '/inbox',
      search: value === 'all' ? part : { ...part, category: value as NotificationCategory },
    });
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 overflow-x-auto no-bar">
      <Segmented label={t('inbox.filter')} className="flex-none">
        {filters.map((filter) => (
          <Link
            key={filter}
            to="/inbox"
            search={filter === 'all' ? kind : { ...kind, filter }}
            aria-current={(search.filter ?? 'all') === filter ? 'page' : undefined}
            // Which one is current is said above: to the router the first is, whichever is chosen.
            activeOptions={{ exact: true }}
            className={segment}
          >
            {t(`inbox.filter.${filter}`)}
            {filter === 'unread' && <SegmentCount count={unread} />}
          </Link>
        ))}
      </Segmented>
      <span className="ms-auto flex-none">
        <Select
          label={t('inbox.category')}
          value={search.category ?? 'all'}
          onChange={choose}
          options={['all' as const, ...notificationCategories].map((value) => ({
            value,
            label: t(`inbox.category.${value}`),
          }))}
        />
      </span>
    </div>
  );
}
