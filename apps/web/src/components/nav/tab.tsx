import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type CountKey, t } from '../../i18n/t.ts';
import { CountBadge } from '../ui/sign/count-badge.tsx';

/** The look of one tab of a phone's navigation. */
const tab =
  'relative flex min-w-0 flex-1 flex-col items-center justify-center gap-[3px] text-micro font-medium text-ink-3 aria-[current=page]:text-ink [&>svg]:size-5';

type Props = Pick<LinkProps, 'to' | 'params' | 'activeOptions'> & {
  icon: ReactNode;
  count?: number;
  countLabel?: CountKey;
  children: ReactNode;
};

export const Tab = ({ icon, count = 0, countLabel = 'nav.unread', children, ...link }: Props) => (
  <Link {...link} className={tab}>
    {icon}
    {count > 0 && <CountBadge count={count} className="absolute top-1 start-[calc(50%+4px)]" />}
    <span className="max-w-full truncate px-0.5">{children}</span>
    {count > 0 && <span className="sr-only">{t(countLabel, { count })}</span>}
  </Link>
);
