import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Group } from '@tidings/contracts';
import { Archive, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { longDate } from '../../../lib/time/time.ts';
import { groupsKey, joinGroup } from '../api/groups.ts';
import { Failure } from './failure.tsx';
import { GroupInvited } from './group-invited.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupMenu } from './group-menu.tsx';
import { GroupSign } from './group-sign.tsx';
import { InviteDialog } from './invite-dialog.tsx';

/** What a group is for, who is in it, and what the reader may do with it. */
export function GroupView({ group }: { group: Group }) {
  const client = useQueryClient();
  const member = useMember();
  const [invites, setInvites] = useState(false);
  const role = group.viewer?.role ?? null;
  const runs = role === 'owner' || member?.role === 'admin';
  const archivedAt = group.archivedAt ?? null;
  const join = useMutation({
    mutationFn: () => joinGroup(group.id),
    onSettled: () => client.invalidateQueries({ queryKey: groupsKey }),
  });
  return (
    <div className="w-full max-w-(--read-w) pt-6 pb-12">
      <div className="flex items-center gap-4 phone:flex-wrap">
        <GroupSign large archived={archivedAt !== null} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-head text-xl font-semi tracking-big">
            <bdi>{group.name}</bdi>
          </p>
          <p className="text-sm text-ink-3">
            {t('groups.count', { count: group.memberCount })} · {t(group.open ? 'groups.open' : 'groups.closed')}
          </p>
        </div>
        <div className="flex gap-1.5">
          {role === null && group.open && archivedAt === null && (
            <Button variant="pri" pending={join.isPending} onClick={() => join.mutate()}>
              {t('groups.join')}
            </Button>
          )}
          {runs && archivedAt === null && (
            <Button icon={<UserPlus aria-hidden="true" />} onClick={() => setInvites(true)}>
              {t('groups.invite')}
            </Button>
          )}
          <GroupMenu group={group} runs={runs} />
        </div>
      </div>
      <Failure error={join.error} />
      {archivedAt !== null && (
        <Strip role="status" className="mt-5" icon={<Archive aria-hidden="true" />}>
          {t('groups.restsSince', { date: longDate(Date.parse(archivedAt)) })}
        </Strip>
      )}
      {group.description !== '' && (
        <p className="mt-5 text-read [overflow-wrap:anywhere]" dir="auto">
          {group.description}
        </p>
      )}
      <GroupMembers groupId={group.id} />
      {runs && <GroupInvited groupId={group.id} />}
      {invites && <InviteDialog group={group} onClose={() => setInvites(false)} />}
    </div>
  );
}
