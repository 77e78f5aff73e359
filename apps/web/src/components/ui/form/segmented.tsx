import type { KeyboardEvent, ReactNode } from 'react';
import { formatNumber } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';

/** The look of one filter; `aria-current` or `data-state=active` marks the one in use. */
export const segment =
  'inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-sm px-2.5 text-sm font-medium text-ink-2 hover:bg-hover aria-[current=page]:bg-active aria-[current=page]:text-ink aria-[current=true]:bg-active aria-[current=true]:text-ink data-[state=active]:bg-active data-[state=active]:text-ink phone:h-9 phone:px-3 phone:relative phone:after:absolute phone:after:-inset-y-1 phone:after:inset-x-0';

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = items[(at + step + items.length) % items.length];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** How many there are behind a filter; nothing when there are none. */
export const SegmentCount = ({ count }: { count: number }) =>
  count > 0 && <span className="font-regular tabular-nums text-ink-3">{formatNumber(count)}</span>;

/** A row of filters that are links (`className={segment}`, `aria-current`); arrows move between them. Panes use Tabs. */
export const Segmented = ({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) => (
  <nav aria-label={label} onKeyDown={moveFocus} className={cn('flex gap-0.5', className)}>
    {children}
  </nav>
);
