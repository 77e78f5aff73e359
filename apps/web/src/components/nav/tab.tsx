import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The look of one tab of a phone's navigation. */
export const tab =
  'flex flex-1 flex-col items-center justify-center gap-[3px] text-micro font-medium text-ink-3 aria-[current=page]:text-ink [&>svg]:size-5';

type Props = Pick<LinkProps, 'to' | 'activeOptions'> & { icon: ReactNode; children: ReactNode };

export const Tab = ({ icon, children, ...link }: Props) => (
  <Link {...link} className={tab}>
    {icon}
    {children}
  </Link>
);
