import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { ListEnd } from '../../../components/ui/feedback/list-end.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime } from '../../../lib/time/time.ts';
import { actionsQuery } from '../api/actions.ts';
import { logWords } from '../model/words.ts';
import { QueueSkeleton } from './queue-skeleton.tsx';

const strong = (name: string) => (
  <b className="font-semi">
    <bdi>{name}</bdi>
  </b>
);

/** Every action: who, what, why, when. */
export function ActionLog() {
  const query = useInfiniteQuery(actionsQuery());
  const showsSkeleton = useCalmPending(query.isPending);
  if (query.isPending) return showsSkeleton ? <QueueSkeleton /> : null;
  if (query.isError && !query.data) {
    return <LoadFailed title={t('moderation.logError')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const actions = query.data.pages.flatMap((page) => page.items);
  if (actions.length === 0) return <StatePanel kind="wave" title={t('moderation.empty.log')} />;
  return (
    <>
      <ul className="mx-auto w-full max-w-[880px] px-6 phone:px-4">
        {actions.map((action) => (
          <li key={action.id} className="flex gap-3 border-b border-line py-3 text-sm last:border-0">
            {action.moderator && <Avatar person={action.moderator} size={24} />}
            <div className="min-w-0 flex-1">
              <p>
                {logWords(action, strong)}
                {action.until !== null && (
                  <> {t('moderation.log.until', { date: dateAndTime(Date.parse(action.until), serverNow()) })}</>
                )}
              </p>
              <p className="text-ink-2 [overflow-wrap:anywhere]">{action.reason}</p>
              {action.subject && action.subject.topicId !== null && action.action !== 'delete' && (
                <p className="truncate text-ink-3">
                  <Link to="/t/$id" params={{ id: action.subject.topicId }} className="hover:underline">
                    <bdi>{action.subject.title ?? action.subject.excerpt}</bdi>
                  </Link>
                </p>
              )}
            </div>
            <RelativeTime at={action.at} className="flex-none text-xs text-ink-3" />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('moderation.loadMore')}
          </Button>
        </p>
      ) : (
        <ListEnd>{t('moderation.logEnd')}</ListEnd>
      )}
    </>
  );
}
