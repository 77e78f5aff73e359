import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MoreFailed } from '../../../components/page/list-edge.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { t } from '../../../i18n/t.ts';
import { longDate } from '../../../lib/time/time.ts';
import { groupMembersQuery } from '../api/groups.ts';

/** Who is in the group, in the order they came. */
export function GroupMembers({ groupId }: { groupId: string }) {
  const query = useInfiniteQuery(groupMembersQuery(groupId));
  const members = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="members" aria-busy={query.isPending} className="mt-6">
      <h2 id="members" className="font-head text-base font-semi">
        {t('groups.members')}
      </h2>
      <ul className="mt-1">
        {members.map(({ person, role, joinedAt }) => (
          <li key={person.id} className="flex min-h-13 items-center gap-3 border-line py-2 not-first:border-t">
            <Avatar person={person} />
            <Link
              to="/u/$name"
              params={{ name: person.username }}
              className="min-w-0 flex-1 truncate text-base font-medium hover:underline"
            >
              <bdi>{person.displayName}</bdi>
            </Link>
            <span className="text-sm text-ink-2">{t(`groups.role.${role}`)}</span>
            <span className="w-28 text-end text-sm text-ink-3 phone:hidden">{longDate(Date.parse(joinedAt))}</span>
          </li>
        ))}
      </ul>
      {query.isError && <MoreFailed words={t('groups.errorMembers')} onRetry={() => void query.fetchNextPage()} />}
      {query.hasNextPage && !query.isError && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('groups.moreMembers')}
          </Button>
        </p>
      )}
    </section>
  );
}
