import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../i18n/t.ts';
import { Button } from '../ui/action/button.tsx';
import { Strip } from '../ui/feedback/strip.tsx';

/** A page of a list that did not load, where it would stand. */
export const MoreFailed = ({ words, onRetry }: { words: string; onRetry: () => void }) => (
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
    {words}
  </Strip>
);

type Props = {
  loading: boolean;
  failed: boolean;
  onMore: () => void;
  /** Said while it loads. */
  label: string;
  failedWords: string;
  /** The shape of what comes. */
  children: ReactNode;
};

/** An end of a list behind which there is more: asks for it when it comes near the screen. */
export function ListEdge({ loading, failed, onMore, label, failedWords, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const near = useRef(onMore);
  near.current = onMore;
  useEffect(() => {
    const element = ref.current;
    if (!element || loading || failed) return;
    const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && near.current(), {
      // The margin counts from the root's edge, and what scrolls the list clips it.
      root: element.closest('[data-scroller]'),
      rootMargin: '800px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [loading, failed]);
  if (failed) return <MoreFailed words={failedWords} onRetry={onMore} />;
  return (
    <div ref={ref} aria-busy={loading}>
      {children}
      {loading && (
        <p role="status" className="sr-only">
          {label}
        </p>
      )}
    </div>
  );
}
