import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type CountKey, formatNumber, t } from '../../i18n/t.ts';
import { useIsTablet } from '../../lib/browser/use-media.ts';
import { cn } from '../../lib/cn.ts';
import { Tooltip } from '../ui/float/tooltip.tsx';
import { CountBadge } from '../ui/sign/count-badge.tsx';

type Props = Pick<LinkProps, 'to' | 'params' | 'activeOptions'> & {
  icon: ReactNode;
  label: string;
  /** Beside the label: what it is, such as private. */
  mark?: ReactNode;
  count?: number | undefined;
  countLabel?: CountKey;
  /** A few quiet words in the place of the number. */
  note?: string;
  /** The number is a filled badge. */
  filled?: boolean;
  /** False: it stands in a pane that keeps its width on a tablet, and keeps its label. */
  fold?: boolean;
};

const item =
  'relative flex h-[30px] phone:h-11 items-center gap-2.5 rounded-sm px-2 text-sm font-medium text-ink-2 hover:bg-hover aria-[current=page]:bg-active aria-[current=page]:text-ink data-unread:font-semi data-unread:text-ink [&>svg]:text-ink-3 aria-[current=page]:[&>svg]:text-ink';
const folded = 'tablet:h-9 tablet:justify-center tablet:px-0';
const dot =
  'tablet:after:absolute tablet:after:top-1.5 tablet:after:start-[25px] tablet:after:size-1.5 tablet:after:rounded-full tablet:after:bg-accent tablet:after:shadow-[0_0_0_2px_var(--ground)]';

/** One line of the sidebar; folded to its icon on a tablet, with a dot for what is unread. */
export function NavItem({
  icon,
  label,
  mark,
  count = 0,
  countLabel = 'nav.unread',
  note,
  filled = false,
  fold = true,
  ...link
}: Props) {
  const isFolded = useIsTablet() && fold;
  const quiet = fold && 'tablet:sr-only';
  const line = (
    <Link {...link} data-unread={count > 0 || undefined} className={cn(item, fold && folded, fold && count > 0 && dot)}>
      {icon}
      <span className={cn('truncate', quiet)}>{label}</span>
      {mark}
      {note && <span className={cn('ms-auto truncate text-xs font-regular text-ink-2', quiet)}>{note}</span>}
      {count > 0 && (
        // A number with more digits is another one: it takes its place at once, and nothing is seen to slide.
        <span
          key={formatNumber(count).length}
          className={cn('ms-auto text-xs font-semi tabular-nums text-accent-text', quiet)}
        >
          {filled ? <CountBadge count={count} /> : <span aria-hidden="true">{formatNumber(count)}</span>}
          <span className="sr-only">{t(countLabel, { count })}</span>
        </span>
      )}
    </Link>
  );
  return isFolded ? (
    <Tooltip text={label} side="right">
      {line}
    </Tooltip>
  ) : (
    line
  );
}

export const NavHeading = ({ id, children }: { id?: string; children: ReactNode }) => (
  <h2
    id={id}
    className="mt-4 flex h-7 items-center px-2 text-xs font-medium text-ink-3 tablet:mx-2 tablet:my-3 tablet:h-px tablet:overflow-hidden tablet:bg-line tablet:text-transparent"
  >
    {children}
  </h2>
);
