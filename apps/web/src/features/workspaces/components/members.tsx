import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Workspace, type WorkspaceMember, workspaceRoles } from '@tidings/contracts';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { MoreFailed } from '../../../components/page/list-edge.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { usePresences } from '../../presence/index.ts';
import { membersQuery, removeMember, setMember, workspacesKey } from '../api/workspaces.ts';
import { Confirm } from './confirm.tsx';
import { Refused } from './refused.tsx';

type RowProps = { workspace: Workspace; member: WorkspaceMember; runs: boolean; status: PresenceStatus | undefined };

function Row({ workspace, member, runs, status }: RowProps) {
  const { person, role } = member;
  const client = useQueryClient();
  const isReader = useMember()?.id === person.id;
  const onSettled = () => client.invalidateQueries({ queryKey: workspacesKey });
  const change = useMutation({
    mutationFn: (next: typeof role) => setMember(workspace.id, person.username, next),
    onSettled,
  });
  const [removes, setRemoves] = useState(false);
  return (
    <li className="border-line py-2 not-first:border-t">
      <div className="flex min-h-9 items-center gap-3 phone:min-h-11">
        <Avatar person={person} presence={status} />
        <p className="min-w-0 flex-1 truncate text-base font-medium">
          <bdi>{person.displayName}</bdi>
          {isReader && <span className="font-regular text-ink-3"> {t('workspaces.you')}</span>}
          {status && <span className="sr-only">, {t(`presence.${status}`)}</span>}
        </p>
        {runs ? (
          <Select
            label={t('workspaces.roleOf', { name: person.displayName })}
            value={role}
            onChange={(next) => next !== role && change.mutate(next)}
            options={workspaceRoles.map((value) => ({ value, label: t(`workspaces.role.${value}`) }))}
          />
        ) : (
          <span className="text-sm text-ink-2">{t(`workspaces.role.${role}`)}</span>
        )}
        {runs && !isReader && (
          <IconButton label={t('workspaces.remove', { name: person.displayName })} onClick={() => setRemoves(true)}>
            <UserMinus aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <Refused error={change.error} />
      {removes && (
        <Confirm
          title={t('workspaces.removeTitle', { name: person.displayName, workspace: workspace.name })}
          means={t('workspaces.removeMeans')}
          action={t('workspaces.removeDo')}
          run={() => removeMember(workspace.id, person.username)}
          onDone={onSettled}
          onClose={() => setRemoves(false)}
        />
      )}
    </li>
  );
}

/** Who is in the workspace; owners change what somebody is there, and remove them. */
export function Members({ workspace, runs }: { workspace: Workspace; runs: boolean }) {
  const query = useInfiniteQuery(membersQuery(workspace.id));
  const members = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const presence = usePresences(members.map(({ person }) => person.id));
  return (
    <section aria-labelledby="members" aria-busy={query.isPending} className="mt-6">
      <h2 id="members" className="text-md font-semi">
        {t('workspaces.members')} <span className="font-regular text-ink-3">{workspace.memberCount}</span>
      </h2>
      <ul className="mt-2">
        {members.map((member) => (
          <Row
            key={member.person.id}
            workspace={workspace}
            member={member}
            runs={runs}
            status={presence(member.person.id)}
          />
        ))}
      </ul>
      {query.isError && <MoreFailed words={t('workspaces.error')} onRetry={() => void query.fetchNextPage()} />}
      {query.hasNextPage && !query.isError && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('workspaces.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
