import { rooms } from '@tidings/contracts/plain';
import { LayoutDashboard } from 'lucide-react';
import { useEffect } from 'react';
import { NavItem } from '../../../components/nav/nav-item.tsx';
import { t } from '../../../i18n/t.ts';
import type { ListedWorkspace, WorkspacePage } from '../../../lib/feature/workspace-adds.ts';
import { useRoom } from '../../../realtime/index.ts';
import { remember } from './remembered.ts';
import { SectionHead } from './section-head.tsx';
import { useCurrent, useWorkspacePages } from './use-current.ts';

const useNothing = () => 0;
const useNoNote = () => undefined;
const exactly = { exact: true, includeSearch: false };

function Line({ workspace, page }: { workspace: ListedWorkspace; page: WorkspacePage }) {
  const { useCount = useNothing, useNote = useNoNote, icon: Icon } = page;
  const count = useCount(workspace);
  const note = useNote(workspace);
  return (
    <NavItem
      to={page.to}
      params={{ slug: workspace.slug }}
      {...(page.exact && { activeOptions: exactly })}
      icon={<Icon aria-hidden="true" />}
      label={t(page.label)}
      count={count}
      {...(page.countLabel && { countLabel: page.countLabel })}
      {...(note !== undefined && { note })}
    />
  );
}

function Pages({ workspace, all }: { workspace: ListedWorkspace; all: readonly ListedWorkspace[] }) {
  // What is counted beside the pages is true on every page.
  useRoom(rooms.workspace(workspace.id));
  const pages = useWorkspacePages();
  const lines = pages?.length;
  const tabs = pages?.filter(({ phone }) => phone !== undefined).length;
  useEffect(() => {
    if (lines !== undefined && tabs !== undefined) remember({ id: workspace.id, pages: lines, tabs });
  }, [workspace.id, lines, tabs]);
  return (
    <section aria-label={workspace.name}>
      <SectionHead workspace={workspace} all={all} />
      {pages?.map((page) => (
        <Line key={page.to} workspace={workspace} page={page} />
      ))}
    </section>
  );
}

/** The pages of the workspace the reader was in last; one line where they are in none. */
export function Section() {
  const { all, current } = useCurrent();
  const isEmpty = all?.length === 0;
  useEffect(() => {
    if (isEmpty) remember(null);
  }, [isEmpty]);
  if (all && current) return <Pages workspace={current} all={all} />;
  if (!isEmpty) return null;
  return <NavItem to="/workspaces" icon={<LayoutDashboard aria-hidden="true" />} label={t('nav.workspaces')} />;
}
