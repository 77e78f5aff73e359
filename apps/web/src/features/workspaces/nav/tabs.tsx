import { ListChecks } from 'lucide-react';
import { Tab } from '../../../components/nav/tab.tsx';
import { t } from '../../../i18n/t.ts';
import type { ListedWorkspace, WorkspacePage } from '../../../lib/feature/workspace-adds.ts';
import { useCurrent, useWorkspacePages } from './use-current.ts';

const useNothing = () => 0;

function PageTab({ workspace, page }: { workspace: ListedWorkspace; page: WorkspacePage }) {
  const { useCount = useNothing } = page;
  const { icon: Icon, label } = typeof page.phone === 'object' ? page.phone : page;
  return (
    <Tab
      to={page.to}
      params={{ slug: workspace.slug }}
      icon={<Icon aria-hidden="true" />}
      count={useCount(workspace)}
      {...(page.countLabel && { countLabel: page.countLabel })}
    >
      {t(label)}
    </Tab>
  );
}

/** The tabs of the workspace on a phone; the way to make one for who is in none. */
export function Tabs() {
  const { all, current } = useCurrent();
  const pages = useWorkspacePages();
  if (!all) return null;
  if (!current)
    return (
      <Tab to="/workspaces" icon={<ListChecks aria-hidden="true" />}>
        {t('nav.work')}
      </Tab>
    );
  return pages?.flatMap((page) =>
    page.phone === undefined ? [] : [<PageTab key={page.to} workspace={current} page={page} />],
  );
}
