import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Strip } from '../../../components/ui/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { PostsSkeleton } from './posts-skeleton.tsx';

/** Asks for more when it comes near the screen. */
export function Edge({ onNear, busy, label }: { onNear: () => void; busy: boolean; label: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const near = useRef(onNear);
  near.current = onNear;
  useEffect(() => {
    const element = ref.current;
    if (!element || busy) return;
    const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && near.current(), {
      // The margin counts from the root's edge, and what scrolls the posts clips them.
      root: element.closest('[data-scroller]'),
      rootMargin: '800px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [busy]);
  return (
    <div ref={ref} aria-busy={busy}>
      <PostsSkeleton posts={1} />
      <span className="sr-only">{label}</span>
    </div>
  );
}

export const PageFailed = ({ onRetry }: { onRetry: () => void }) => (
  <Strip
    tone="warn"
    role="alert"
    className="my-4"
    icon={<CircleAlert aria-hidden="true" />}
    actions={
      <Button size="sm" onClick={onRetry}>
        {t('action.retry')}
      </Button>
    }
  >
    {t('topic.repliesError')}
  </Strip>
);
