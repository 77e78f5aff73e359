import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { NoPermission } from '../../../../components/page/no-permission.tsx';
import { PageHead } from '../../../../components/page/page-head.tsx';
import { SegmentCount, Segmented, segment } from '../../../../components/ui/form/segmented.tsx';
import { t } from '../../../../i18n/t.ts';
import { useMember } from '../../../../lib/session/state.ts';
import { managedListQuery } from '../api/managed.ts';
import { Writing } from '../compose/writing.tsx';
import { ManagedList } from '../lists/managed-list.tsx';
import { type AnnouncementsSearch, announcementsSearch } from '../search.ts';

const views = [
  { view: 'drafts', sort: 'draft' },
  { view: 'planned', sort: 'planned' },
  { view: 'sent', sort: 'sent' },
] as const;

/** `/announcements`: what admins say to everybody or to a group. */
export function AnnouncementsPage() {
  const member = useMember();
  return member?.role === 'admin' ? <Announcements /> : <NoPermission />;
}

function Views({ search: { view, id, check } }: { search: AnnouncementsSearch }) {
  const counts = useInfiniteQuery(managedListQuery('sent')).data?.pages[0]?.counts;
  const own = id === undefined ? {} : { id };
  const current = (is: boolean) => (is ? 'page' : undefined);
  // Which one is current is said above: to the router all that lead here are.
  const link = { to: '/announcements', className: segment, activeOptions: { exact: true } } as const;
  return (
    <div className="flex h-[52px] flex-none items-center overflow-x-auto border-b border-line px-3 no-bar">
      <Segmented label={t('announcements.views')} className="flex-none">
        <Link {...link} search={own} aria-current={current(view === undefined && !check)}>
          {t('announcements.write')}
        </Link>
        {view === undefined && (
          <span className="contents laptop:hidden">
            <Link {...link} search={{ ...own, check: true }} aria-current={current(check === true)}>
              {t('announcements.check')}
            </Link>
          </span>
        )}
        {views.map(({ view: to, sort }) => (
          <Link key={to} {...link} search={{ view: to }} aria-current={current(view === to)}>
            {t(`announcements.view.${sort}`)}
            <SegmentCount count={counts?.[sort] ?? 0} />
          </Link>
        ))}
      </Segmented>
    </div>
  );
}

function Announcements() {
  const search = announcementsSearch(useSearch({ strict: false }));
  const listed = views.find(({ view }) => view === search.view);
  return (
    <>
      <PageHead title={t('nav.announcements')} crumbs={[t('nav.staff')]} />
      <Views search={search} />
      {listed ? <ManagedList key={listed.sort} sort={listed.sort} /> : <Writing search={search} />}
    </>
  );
}
