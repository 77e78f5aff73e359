import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { workspacesQuery } from '../api/workspaces.ts';
import { NewWorkspace } from '../components/new-workspace.tsx';
import { Waiting } from '../components/waiting.tsx';

/** `/workspaces`: what the reader is in, what they are invited into, and a new one. */
export function WorkspacesPage() {
  const query = useInfiniteQuery(workspacesQuery());
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHead title={t('nav.workspaces')} />
      <PageBody id="workspaces">
        <PageColumns>
          <div className="w-full max-w-(--read-w) pb-12">
            <Waiting />
            {items?.length === 0 && (
              <StatePanel kind="wave" title={t('workspaces.empty')} className="min-h-0 pb-0">
                {t('workspaces.emptyBody')}
              </StatePanel>
            )}
            <ul className="mt-4">
              {items?.map(({ id, slug, name, memberCount, viewer }) => (
                <li key={id} className="border-line not-first:border-t">
                  <Link
                    to="/w/$slug"
                    params={{ slug }}
                    className="flex min-h-14 items-center gap-3 py-2 hover:bg-hover"
                  >
                    <span className="min-w-0 flex-1">
                      <bdi className="block truncate text-base font-medium">{name}</bdi>
                      <span className="text-sm text-ink-3">{t('workspaces.count', { count: memberCount })}</span>
                    </span>
                    {viewer && <span className="text-sm text-ink-2">{t(`workspaces.role.${viewer.role}`)}</span>}
                  </Link>
                </li>
              ))}
            </ul>
            {query.isError && (
              <LoadFailed title={t('workspaces.error')} error={query.error} onRetry={() => void query.refetch()} />
            )}
            {query.hasNextPage && !query.isError && (
              <p className="flex justify-center py-4">
                <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('workspaces.more')}
                </Button>
              </p>
            )}
            {items && <NewWorkspace />}
          </div>
        </PageColumns>
      </PageBody>
    </>
  );
}
