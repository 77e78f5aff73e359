import { useEffect, useRef, useState } from 'react';
import { cn } from '../../../lib/cn.ts';
import { serverNow } from '../../../lib/time/server-time.ts';

/** A grey shape where content will stand. Put `aria-busy` on the list around it. */
export const Skeleton = ({ className }: { className?: string | undefined }) => (
  <span aria-hidden="true" className={cn('block rounded-xs bg-skeleton', className)} />
);

/** True from 150 ms after `pending` began, for at least 300 ms: quick answers show no skeleton, slow ones no flicker. */
export function useCalmPending(pending: boolean): boolean {
  const [shown, setShown] = useState(false);
  const since = useRef(0);
  useEffect(() => {
    if (pending === shown) return;
    const wait = pending ? 150 : Math.max(0, 300 - (serverNow() - since.current));
    const timer = setTimeout(() => {
      since.current = serverNow();
      setShown(pending);
    }, wait);
    return () => clearTimeout(timer);
  }, [pending, shown]);
  return shown;
}
