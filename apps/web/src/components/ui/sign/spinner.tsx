import { cn } from '../../../lib/cn.ts';

/** An arc that turns; beside words that say what goes on, so hidden from screen readers. */
export const Spinner = ({ className }: { className?: string | undefined }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" className={cn('m-spin size-4 flex-none', className)}>
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.75" opacity=".25" />
    <path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
  </svg>
);
