import { Link, useSearch } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { formatNumber, t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { WorkspaceFrame } from '../../workspaces/index.ts';
import { BoardList } from '../components/board/board-list.tsx';
import { DecidedList } from '../components/board/decided-list.tsx';
import { useRealtimeApprovals } from '../hooks/use-realtime-approvals.ts';
import { useWaiting } from '../hooks/use-waiting.ts';
import { type BoardSearch, boardSearch } from '../model/search.ts';

const Count = ({ of }: { of: number }) => of > 0 && <span className="text-ink-3 tabular-nums">{formatNumber(of)}</span>;

function Views({ workspace, view }: { workspace: Workspace; view: BoardSearch['view'] }) {
  const { all, mine } = useWaiting(workspace);
  const link = {
    to: '/w/$slug/approvals',
    params: { slug: workspace.slug },
    className: segment,
    activeOptions: { exact: true },
  } as const;
  const current = (is: boolean) => (is ? 'page' : undefined);
  return (
    <Segmented label={t('approvals.views')} className="-ms-2.5 overflow-x-auto no-bar">
      <Link {...link} search={{}} aria-current={current(view === undefined)}>
        {t('approvals.view.pending')} <Count of={all.length} />
      </Link>
      <Link {...link} search={{ view: 'mine' }} aria-current={current(view === 'mine')}>
        {t('approvals.view.mine')} <Count of={mine.length} />
      </Link>
      <Link {...link} search={{ view: 'decided' }} aria-current={current(view === 'decided')}>
        {t('approvals.view.decided')}
      </Link>
    </Segmented>
  );
}

const DecidedRail = ({ workspace }: { workspace: Workspace }) => (
  <section aria-label={t('approvals.view.decided')}>
    <h2 className="flex h-[52px] items-center text-sm font-semi">{t('approvals.view.decided')}</h2>
    <DecidedList workspaceId={workspace.id} whole={false} />
  </section>
);

function Board({ workspace }: { workspace: Workspace }) {
  const { view } = boardSearch(useSearch({ strict: false }));
  useRealtimeApprovals({
    onCreated: ({ workspaceId, title }) => {
      if (workspaceId === workspace.id) announce(t('approvals.arrived', { title }));
    },
  });
  const views = <Views workspace={workspace} view={view} />;
  return (
    <PageBody id={`approvals-${view ?? 'pending'}`}>
      <PageColumns rail={view !== 'decided' && <DecidedRail workspace={workspace} />}>
        {view === 'decided' ? (
          <>
            <div className="flex min-h-[52px] items-center">{views}</div>
            <DecidedList workspaceId={workspace.id} whole />
          </>
        ) : (
          <BoardList key={view ?? 'pending'} workspace={workspace} mine={view === 'mine'} views={views} />
        )}
      </PageColumns>
    </PageBody>
  );
}

/** `/w/<slug>/approvals`: what waits in a workspace, what waits for the reader, and what has ended. */
export const BoardPage = () => (
  <WorkspaceFrame title={t('approvals.title')}>{(workspace) => <Board workspace={workspace} />}</WorkspaceFrame>
);
