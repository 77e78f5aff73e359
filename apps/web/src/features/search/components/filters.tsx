import { Link } from '@tanstack/react-router';
import type { CategoryView } from '@tidings/contracts';
import { X } from 'lucide-react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { CategorySign } from '../../categories/index.ts';
import { asAddress, kinds, periods, type Wanted } from '../model/asked.ts';

type Props = { wanted: Wanted; categories: readonly CategoryView[]; onChange: (changes: Partial<Wanted>) => void };

/** What is looked for, where, whose and since when; each stands in the address. */
export function Filters({ wanted, categories, onChange }: Props) {
  const member = useMember();
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line pb-3">
      <Segmented label={t('search.kinds')} className="-ms-2.5">
        {kinds
          .filter((kind) => kind !== 'people' || member !== undefined)
          .map((kind) => (
            <Link
              key={kind}
              to="/search"
              search={asAddress({ ...wanted, kind })}
              aria-current={kind === wanted.kind ? 'true' : undefined}
              activeProps={{}}
              className={segment}
            >
              {t(`search.kind.${kind}`)}
            </Link>
          ))}
      </Segmented>
      {wanted.kind !== 'people' && (
        <div className="ms-auto flex min-w-0 flex-wrap items-center gap-2 phone:ms-0 phone:w-full">
          <Select
            label={t('search.category')}
            value={categories.some(({ slug }) => slug === wanted.category) ? wanted.category : 'all'}
            onChange={(slug) => onChange({ category: slug === 'all' ? '' : slug })}
            options={[
              { value: 'all', label: t('search.allCategories') },
              ...categories.map((item) => ({
                value: item.slug,
                label: item.name,
                icon: <CategorySign category={item} />,
              })),
            ]}
          />
          <Select
            label={t('search.since')}
            value={wanted.since}
            onChange={(since) => onChange({ since })}
            options={periods.map((value) => ({ value, label: t(`search.since.${value}`) }))}
          />
          <span className="relative phone:flex-1">
            <Input
              small
              key={wanted.author}
              aria-label={t('search.author')}
              placeholder={t('search.author')}
              defaultValue={wanted.author}
              maxLength={30}
              autoCapitalize="none"
              className="w-36 phone:w-full"
              onBlur={(event) => onChange({ author: event.target.value.trim().replace(/^@/, '') })}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
            {wanted.author !== '' && (
              <span className="absolute inset-y-0 end-0 flex items-center">
                <IconButton dense label={t('search.anyAuthor')} onClick={() => onChange({ author: '' })}>
                  <X aria-hidden="true" />
                </IconButton>
              </span>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
