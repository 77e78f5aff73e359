import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Approval } from '@tidings/contracts';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../../components/ui/feedback/list-end.tsx';
import { StatePanel } from '../../../../components/ui/feedback/state-panel.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { approvalsQuery } from '../../api/approvals.ts';
import { endInWords } from '../../model/words.ts';
import { OutcomeSign } from '../outcome.tsx';

function Decided({ approval }: { approval: Approval }) {
  return (
    <li className="relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 border-t border-line py-2.5 text-sm leading-5">
      <span className="pt-0.5">
        <OutcomeSign state={approval.state} />
      </span>
      <span className="min-w-0">
        <Link
          to="/approvals/$id"
          params={{ id: approval.id }}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          <bdi>{approval.title}</bdi>
        </Link>
        <span className="block truncate text-ink-3">{endInWords(approval)}</span>
      </span>
      {approval.endedAt !== null && <RelativeTime at={approval.endedAt} className="text-xs tabular-nums text-ink-3" />}
    </li>
  );
}

/** What has ended, the last first. `whole`: as a page of its own, with its end. */
export function DecidedList({ workspaceId, whole }: { workspaceId: string; whole: boolean }) {
  const query = useInfiniteQuery(approvalsQuery({ workspaceId, filter: 'decided' }));
  if (query.isError && !query.data)
    return <LoadFailed title={t('approvals.notLoaded')} error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.data && items.length === 0)
    return whole ? (
      <StatePanel kind="wave" title={t('approvals.none.decided')}>
        {t('approvals.noneBody.decided')}
      </StatePanel>
    ) : (
      <p className="text-sm text-ink-3">{t('approvals.none.decided')}</p>
    );
  return (
    <>
      <ul aria-label={t('approvals.view.decided')}>
        {(whole ? items : items.slice(0, 12)).map((approval) => (
          <Decided key={approval.id} approval={approval} />
        ))}
      </ul>
      {whole && query.hasNextPage && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('approvals.more')}
          </Button>
        </p>
      )}
      {whole && query.data && !query.hasNextPage && <ListEnd>{t('approvals.end')}</ListEnd>}
    </>
  );
}
