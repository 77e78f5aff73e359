import { shortCount } from '../../../lib/browser/unread-mark.ts';
import { cn } from '../../../lib/cn.ts';

/** A filled number: what waits in the inbox. Say it in words beside it. */
export const CountBadge = ({ count, className }: { count: number; className?: string }) => (
  <span
    aria-hidden="true"
    className={cn(
      'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-full bg-accent px-[5px] text-micro font-semi tabular-nums text-on-accent',
      className,
    )}
  >
    {shortCount(count)}
  </span>
);
