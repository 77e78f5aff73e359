import { cn } from '../../../lib/cn.ts';

type Tone = 'plain' | 'acc' | 'live' | 'warn' | 'danger' | 'success' | 'line';

const tones: Record<Tone, string> = {
  plain: 'bg-active text-ink-2',
  acc: 'bg-accent-tint text-accent-text',
  live: 'bg-live-tint text-live-text',
  warn: 'bg-warning-tint text-warning-text',
  danger: 'bg-danger-tint text-danger-text',
  success: 'bg-success-tint text-success-text',
  line: 'text-ink-2 shadow-[inset_0_0_0_1px_var(--line-strong)]',
};

/** A word with a tint, 20 high: "Author", "Spam", "development only". */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: React.ReactNode }) => (
  <span
    className={cn(
      'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-xs px-1.5 text-xs font-medium',
      tones[tone],
    )}
  >
    {children}
  </span>
);

/** The unread mark in the 16 px gutter. Say "unread" in words beside it. */
export const UnreadDot = () => <i data-sign aria-hidden="true" className="size-2 flex-none rounded-full bg-accent" />;
