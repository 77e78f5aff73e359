import { Link, useNavigate } from '@tanstack/react-router';
import type { CategoryView } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { CategorySign } from '../../categories/index.ts';
import { MarkRead } from './mark-read.tsx';

type Props = {
  category: CategoryView | undefined;
  categories: readonly CategoryView[];
  /** News that waits, on wide screens. */
  pill: ReactNode;
};

const filters = ['latest', 'new', 'unread'] as const;

/** 52 high and always in sight: which topics, the pill, which category. */
export function FilterBar({ category, categories, pill }: Props) {
  const navigate = useNavigate();
  const member = useMember();
  const counted = category ? [category] : categories;
  const unread = counted.reduce((sum, { viewer }) => sum + (viewer?.unread ?? 0), 0);
  const place = category
    ? ({ to: '/c/$category', params: { category: category.slug } } as const)
    : ({ to: '/' } as const);
  const go = (slug: string) =>
    navigate(slug === 'all' ? { to: '/' } : { to: '/c/$category', params: { category: slug } });
  return (
    <div className="sticky top-0 z-(--z-sticky) -mx-3 flex h-[52px] flex-none items-center gap-2 bg-surface px-3 phone:me-0 phone:-ms-2 phone:pe-0 phone:ps-2">
      <Segmented label={t('topics.filter')}>
        {filters
          .filter((name) => member !== undefined || name === 'latest')
          .map((name) => (
            <Link
              key={name}
              {...place}
              search={name === 'latest' ? {} : { filter: name }}
              activeOptions={{ exact: true, includeSearch: true }}
              className={segment}
            >
              {t(`topics.filter.${name}`)}
              {name === 'unread' && <SegmentCount count={unread} />}
            </Link>
          ))}
      </Segmented>
      <span className="ms-auto wide:hidden">
        <MarkRead category={category} unread={unread} />
      </span>
      <div className="flex flex-1 items-center justify-end gap-3 phone:hidden">
        {pill}
        <MarkRead category={category} unread={unread} />
        <Select
          label={t('topics.category')}
          value={category?.slug ?? 'all'}
          onChange={go}
          options={[
            { value: 'all', label: t('topics.allCategories') },
            ...categories.map((item) => ({
              value: item.slug,
              label: item.name,
              icon: <CategorySign category={item} />,
            })),
          ]}
        />
      </div>
    </div>
  );
}
