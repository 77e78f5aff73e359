import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useScrollElement } from '../../../components/page/page-body.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { ListEnd } from '../../../components/ui/list-end.tsx';
import { Strip } from '../../../components/ui/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { TopicsSkeleton } from './topics-skeleton.tsx';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

type Props = {
  hasMore: boolean;
  failed: boolean;
  loading: boolean;
  /** The activity of the last row, ISO. */
  oldest: string | undefined;
  onMore: () => void;
};

/** What stands below the rows: the next page on its way, a page that failed, or the end. */
export function TopicsEnd({ hasMore, failed, loading, oldest, onMore }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const scroller = useScrollElement();
  const onSight = useRef(onMore);
  onSight.current = onMore;
  useEffect(() => {
    const element = ref.current;
    if (!element || !hasMore || failed || loading) return;
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some((entry) => entry.isIntersecting)) onSight.current();
      },
      { root: scroller.current, rootMargin: '600px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, failed, loading, scroller]);
  if (!hasMore && oldest !== undefined)
    return <ListEnd>{t('topics.end', { date: day.format(Date.parse(oldest)) })}</ListEnd>;
  return (
    <div ref={ref} className="min-h-px pb-6">
      {failed ? (
        <Strip
          tone="warn"
          role="alert"
          icon={<CircleAlert aria-hidden="true" />}
          actions={
            <Button size="sm" onClick={onMore}>
              {t('action.retry')}
            </Button>
          }
        >
          {t('topics.moreError')}
        </Strip>
      ) : (
        loading && (
          <>
            <TopicsSkeleton rows={3} />
            <p role="status" className="sr-only">
              {t('topics.more')}
            </p>
          </>
        )
      )}
    </div>
  );
}
