import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { PageHead } from './page-head.tsx';

type Props = Omit<ComponentProps<typeof PageHead>, 'crumbs' | 'back'> & {
  /** Where a phone's way up leads, when that is not the list of all topics. */
  up?: Pick<LinkProps, 'to' | 'params'> & { label: string };
  /** Links to what stands between the topics and the page. */
  above?: readonly ReactNode[];
};

/** The head of a page that stands below the topics: one crumb, and on a phone the way up. */
export function UnderTopics({ up, above = [], ...head }: Props) {
  const { label, ...link } = up ?? { to: '/', label: t('nav.topics') };
  return (
    <PageHead
      {...head}
      crumbs={[
        <Link key="topics" to="/">
          {t('nav.topics')}
        </Link>,
        ...above,
      ]}
      back={
        <Link {...link} aria-label={label} className="flex size-11 items-center justify-center rounded-md">
          <ChevronLeft className="size-5!" aria-hidden="true" />
        </Link>
      }
    />
  );
}
