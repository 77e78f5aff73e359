import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CategoryView } from '@tidings/contracts';
import { SquarePen } from 'lucide-react';
import { MoreFailed } from '../../../../components/page/list-edge.tsx';
import { t } from '../../../../i18n/t.ts';
import { CategorySign, isWritable } from '../../../categories/index.ts';
import { openNewTopic, TopicRow, topicListQuery } from '../../../topics/index.ts';

/** Topics of one category shown here; the rest is a link away. */
const shown = 8;

/** Each row is a tab stop of its own in so short a list. */
const noRoving = () => undefined;

/** A category of the group: its newest topics, and a way to write there. */
export function GroupCategory({ category }: { category: CategoryView }) {
  const query = useInfiniteQuery(topicListQuery({ filter: 'latest', categoryId: category.id }));
  const topics = query.data?.pages.flatMap((page) => page.items).slice(0, shown) ?? [];
  return (
    <section aria-labelledby={`category-${category.id}`} aria-busy={query.isPending} className="mt-5">
      <h2 id={`category-${category.id}`} className="text-base font-medium">
        <Link
          to="/c/$category"
          params={{ category: category.slug }}
          className="inline-flex max-w-full items-center gap-2 hover:underline"
        >
          <CategorySign category={category} />
          <bdi className="truncate">{category.name}</bdi>
        </Link>
      </h2>
      {isWritable(category) && (
        <button
          type="button"
          onClick={() => openNewTopic(category.id)}
          className="ring-field mt-2 flex h-11 w-full items-center gap-2.5 rounded-md border border-ctl-line bg-surface px-3 text-start text-base text-ink-3 hover:bg-hover"
        >
          <SquarePen aria-hidden="true" />
          <span className="truncate">{t('groups.writeTo', { category: category.name })}</span>
        </button>
      )}
      {query.isError ? (
        <MoreFailed words={t('groups.errorPosts')} onRetry={() => void query.refetch()} />
      ) : (
        !query.isPending && topics.length === 0 && <p className="mt-3 text-sm text-ink-3">{t('groups.noPosts')}</p>
      )}
      <ul className="-mx-3 mt-2 phone:-me-0 phone:-ms-2">
        {topics.map((topic, index) => (
          <li key={topic.id}>
            <TopicRow topic={topic} first={index === 0} arrived={false} tabbable onFocus={noRoving} />
          </li>
        ))}
      </ul>
      {category.topicCount > topics.length && topics.length > 0 && (
        <p className="mt-1 text-sm">
          <Link
            to="/c/$category"
            params={{ category: category.slug }}
            className="font-medium text-accent-text hover:underline"
          >
            {t('groups.allPosts', { count: category.topicCount })}
          </Link>
        </p>
      )}
    </section>
  );
}
