import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageBody } from '../../../components/page/page-body.tsx';
import { UnderTopics } from '../../../components/page/under-topics.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { categoriesQuery } from '../../categories/index.ts';
import { Filters } from '../components/filters.tsx';
import { QueryField } from '../components/query-field.tsx';
import { Results } from '../components/results.tsx';
import { asAddress, isAnything, readAsked, type Wanted } from '../model/asked.ts';

/** `/search?q=`: everything that was found, with filters, all of it in the address. */
export function SearchPage() {
  const navigate = useNavigate();
  const wanted = readAsked(useSearch({ from: '/shell/search' }));
  const categories = useQuery(categoriesQuery());
  const change = (changes: Partial<Wanted>, replace = false) => {
    const search = asAddress({ ...wanted, ...changes });
    if (JSON.stringify(search) !== JSON.stringify(asAddress(wanted))) void navigate({ to: '/search', search, replace });
  };
  const isFiltered = wanted.category !== '' || wanted.author !== '' || wanted.since !== 'any' || wanted.kind !== 'all';
  // Which category the address names has to be known before it is looked for.
  const isReady = wanted.category === '' || categories.data !== undefined || categories.isError;
  return (
    <>
      <UnderTopics
        title={t('search.title')}
        documentTitle={wanted.q === '' ? t('search.title') : t('search.titleOf', { q: wanted.q })}
      />
      <PageBody>
        <div className="mx-auto flex w-full max-w-[840px] flex-1 flex-col px-6 pt-6 phone:px-4">
          <div className="space-y-4">
            <QueryField q={wanted.q} onChange={(q) => change({ q }, wanted.q !== '')} />
            <Filters wanted={wanted} categories={categories.data ?? []} onChange={change} />
          </div>
          {isAnything(wanted.q) ? (
            isReady && (
              <Results
                wanted={wanted}
                onReset={isFiltered ? () => change({ kind: 'all', category: '', author: '', since: 'any' }) : undefined}
              />
            )
          ) : (
            <StatePanel kind="wave" title={t('search.start')}>
              {t('search.startBody')}
            </StatePanel>
          )}
        </div>
      </PageBody>
    </>
  );
}
