import { useInfiniteQuery } from '@tanstack/react-query';
import type { Group } from '@tidings/contracts';
import { MoreFailed } from '../../../../components/page/list-edge.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { groupMembersQuery } from '../../api/groups.ts';
import { MemberRow } from './member-row.tsx';

/** Who is in the group, in the order they came; those who run it change what somebody is there. */
export function GroupMembers({ group, runs }: { group: Group; runs: boolean }) {
  const query = useInfiniteQuery(groupMembersQuery(group.id));
  const members = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="members" aria-busy={query.isPending} className="mt-5">
      <h2 id="members" className="sr-only">
        {t('groups.members')}
      </h2>
      <ul>
        {members.map((member) => (
          <MemberRow key={member.person.id} group={group} member={member} runs={runs} />
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
