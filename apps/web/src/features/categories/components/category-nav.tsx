import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { NavHeading, NavItem } from '../../../components/nav/nav-item.tsx';
import { Skeleton, useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { Swatch } from '../../../components/ui/sign/swatch.tsx';
import { t } from '../../../i18n/t.ts';
import { categoriesQuery } from '../api/categories.ts';
import { PrivateMark } from './category-sign.tsx';

const widths = ['w-28', 'w-32', 'w-24', 'w-30'];

/** The categories the reader may see, with swatch and unread number. */
export function CategoryNav() {
  const id = useId();
  const { data, isPending } = useQuery(categoriesQuery());
  const showsSkeleton = useCalmPending(isPending);
  return (
    <section aria-labelledby={id} aria-busy={isPending}>
      <NavHeading id={id}>{t('nav.categories')}</NavHeading>
      {showsSkeleton &&
        widths.map((width) => (
          <div key={width} className="flex h-[30px] items-center gap-2.5 px-2 tablet:h-9 tablet:justify-center">
            <Skeleton className="mx-[3px] size-2.5" />
            <Skeleton className={`h-3 tablet:hidden ${width}`} />
          </div>
        ))}
      {data?.map((category) => (
        <NavItem
          key={category.id}
          to="/c/$category"
          params={{ category: category.slug }}
          icon={<Swatch color={category.colour} className="mx-[3px]" />}
          label={category.name}
          mark={category.groupId === null ? undefined : <PrivateMark />}
          count={category.viewer?.unread}
        />
      ))}
    </section>
  );
}
