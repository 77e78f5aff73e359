import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MoreFailed } from '../../components/page/list-edge.tsx';
import { Button } from '../../components/ui/action/button.tsx';
import { Skeleton } from '../../components/ui/feedback/skeleton.tsx';
import { Dialog } from '../../components/ui/overlay/dialog.tsx';
import { Avatar } from '../../components/ui/people/avatar.tsx';
import { t } from '../../i18n/t.ts';
import { likesQuery } from './api/likes.ts';
import type { LikeTarget } from './api/set-like.ts';

type Props = { target: LikeTarget; onClose: () => void };

/** Who likes a post; each leads to their profile. */
export function LikesList({ target, onClose }: Props) {
  const query = useInfiniteQuery(likesQuery(target));
  const people = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('like.who')} width={420}>
      {query.isPending && <Skeleton className="h-6 w-2/3" />}
      {query.isSuccess && people.length === 0 && <p className="text-sm text-ink-3">{t('like.nobody')}</p>}
      <ul className="-mx-2">
        {people.map((person) => (
          <li key={person.id}>
            <Link
              to="/u/$name"
              params={{ name: person.username }}
              className="flex min-h-11 items-center gap-3 rounded-md px-2 hover:bg-hover"
            >
              <Avatar person={person} size={32} />
              <bdi className="min-w-0 truncate font-medium">{person.displayName}</bdi>
              <bdi className="flex-none text-sm text-ink-3">@{person.username}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {query.isError && <MoreFailed words={t('like.error')} onRetry={() => void query.fetchNextPage()} />}
      {query.hasNextPage && !query.isError && (
        <Button className="mt-3" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('like.more')}
        </Button>
      )}
    </Dialog>
  );
}
