import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { UnderTopics } from '../../../components/page/under-topics.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { noticesQuery } from '../api/notices.ts';
import { noticeWords } from '../model/post-words.ts';
import { QueueSkeleton } from '../queue/queue-skeleton.tsx';

/** `/notices`: what the moderators decided about the member, why, and until when. */
export function NoticesPage() {
  const query = useInfiniteQuery(noticesQuery());
  const showsSkeleton = useCalmPending(query.isPending);
  const notices = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <UnderTopics title={t('notices.link')} />
      <PageBody>
        {notices ? (
          <ul className="mx-auto w-full max-w-[688px] px-6 phone:px-4">
            {notices.map((notice) => (
              <li key={notice.id} className="border-b border-line py-3 text-sm last:border-0">
                <p className="flex justify-between gap-3">
                  <span className="font-medium">{noticeWords(notice)}</span>
                  <RelativeTime at={notice.at} className="flex-none text-xs text-ink-3" />
                </p>
                <p className="text-ink-2 [overflow-wrap:anywhere]" dir="auto">
                  {notice.reason}
                </p>
              </li>
            ))}
          </ul>
        ) : query.isError ? (
          <LoadFailed title={t('notices.error')} error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          showsSkeleton && <QueueSkeleton />
        )}
        {notices?.length === 0 && <StatePanel kind="wave" title={t('notices.empty')} />}
        {query.hasNextPage && (
          <Button className="mx-auto my-4" onClick={() => void query.fetchNextPage()}>
            {t('moderation.loadMore')}
          </Button>
        )}
      </PageBody>
    </>
  );
}
