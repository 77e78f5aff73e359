import { Link } from '@tanstack/react-router';
import type { CategoryView, FoundPost } from '@tidings/contracts';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { Swatch } from '../../../components/ui/sign/swatch.tsx';
import { t } from '../../../i18n/t.ts';
import { anchorOf } from '../../replies/index.ts';
import { FoundText } from './found-text.tsx';

type Props = { post: FoundPost; category: CategoryView | undefined; blocked: boolean };

/** One post: the topic, where it was found, who wrote it. What somebody wrote whom the reader blocks is folded, as in the topic. */
export const ResultRow = ({ post, category, blocked }: Props) => (
  <li className="border-b border-line last:border-0">
    <Link
      to="/t/$id"
      params={{ id: post.topicId }}
      hash={anchorOf(post.number)}
      className="grid grid-cols-[32px_minmax(0,1fr)] gap-x-3 rounded-md px-3 py-4 hover:bg-hover focus-visible:relative focus-visible:z-(--z-raised) phone:grid-cols-[minmax(0,1fr)] phone:px-0"
    >
      <span className="pt-0.5 phone:hidden">
        <Avatar person={post.author} />
      </span>
      <div className="min-w-0">
        <h2 className="font-head text-md font-semi leading-[22px] tracking-[-.006em] text-ink [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
          {post.title.length > 0 ? <FoundText parts={post.title} /> : t('topics.hiddenTitle')}
        </h2>
        <p className="mt-1 line-clamp-3 text-sm text-ink-2 [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
          {blocked ? t('search.blocked') : <FoundText parts={post.snippet} />}
        </p>
        <p className="mt-1.5 flex min-w-0 flex-wrap items-center gap-x-2 text-xs text-ink-3">
          {category && (
            <span className="inline-flex items-center gap-1.5">
              <Swatch color={category.colour} />
              {category.name}
            </span>
          )}
          <span>
            {post.number === 0
              ? t('search.byTopic', { name: post.author.displayName })
              : t('search.byReply', { name: post.author.displayName, number: post.number })}
          </span>
          <RelativeTime at={post.createdAt} />
        </p>
      </div>
    </Link>
  </li>
);
