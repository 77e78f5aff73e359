import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Group } from '@tidings/contracts';
import { Archive, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { longDate } from '../../../lib/time/time.ts';
import { WatchMenu } from '../../watching/index.ts';
import { groupQuery, groupsKey, joinGroup } from '../api/groups.ts';
import { Failure } from './failure.tsx';
import { GroupMenu } from './group-menu.tsx';
import { GroupSign } from './group-sign.tsx';
import { InviteDialog } from './members/invite-dialog.tsx';

/** What a group is called and for, and what the reader may do with it as a whole. */
export function GroupHead({ group, runs }: { group: Group; runs: boolean }) {
  const client = useQueryClient();
  const [invites, setInvites] = useState(false);
  const archivedAt = group.archivedAt ?? null;
  const join = useMutation({
    mutationFn: () => joinGroup(group.id),
    onSettled: () => client.invalidateQueries({ queryKey: groupsKey }),
  });
  const joins = (group.viewer?.role ?? null) === null && group.open && archivedAt === null;
  return (
    <header className="pt-6">
      <div className="flex items-center gap-x-4 gap-y-3 phone:flex-wrap">
        <GroupSign large archived={archivedAt !== null} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-head text-xl font-semi tracking-big phone:hidden">
            <bdi>{group.name}</bdi>
          </p>
          <p className="text-sm text-ink-3">
            {t('groups.count', { count: group.memberCount })} · {t(group.open ? 'groups.open' : 'groups.closed')}
          </p>
        </div>
        <div className="flex gap-1.5 phone:w-full phone:empty:hidden [&>button:not([aria-haspopup])]:phone:grow">
          {joins && (
            <Button variant="pri" pending={join.isPending} onClick={() => join.mutate()}>
              {t('groups.join')}
            </Button>
          )}
          {runs && archivedAt === null && (
            <Button icon={<UserPlus aria-hidden="true" />} onClick={() => setInvites(true)}>
              {t('groups.invite')}
            </Button>
          )}
          <WatchMenu type="group" id={group.id} level={group.viewer?.watch} shownBy={groupQuery(group.id).queryKey} />
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
        <p className="mt-4 text-base text-ink-2 [overflow-wrap:anywhere]" dir="auto">
          {group.description}
        </p>
      )}
      {invites && <InviteDialog group={group} onClose={() => setInvites(false)} />}
    </header>
  );
}
