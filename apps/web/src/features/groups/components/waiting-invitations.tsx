import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GroupInvitation } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { groupsKey } from '../api/groups.ts';
import { acceptInvitation, declineInvitation } from '../api/invitations.ts';
import { invitationsQuery } from '../api/waiting.ts';
import { Failure } from './failure.tsx';
import { GroupSign } from './group-sign.tsx';

/** One invitation, and what the reader answers. */
function Waiting({ invitation: { id, group, inviter, createdAt } }: { invitation: GroupInvitation }) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: groupsKey });
  const accept = useMutation({
    mutationFn: () => acceptInvitation(id),
    onSuccess: () => announce(t('groups.joined', { group: group.name })),
    onSettled,
  });
  const decline = useMutation({
    mutationFn: () => declineInvitation(id),
    onSuccess: () => announce(t('groups.declined')),
    onSettled,
  });
  const busy = accept.isPending || decline.isPending;
  return (
    <li className="flex gap-3 border-line py-3 not-first:border-t">
      <GroupSign />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className="truncate text-base font-medium">{group.name}</bdi>
          <RelativeTime at={createdAt} className="ms-auto flex-none text-xs text-ink-3" />
        </p>
        <p className="truncate text-sm text-ink-3">
          {t('groups.asks', { name: inviter.displayName })} · {t('groups.count', { count: group.memberCount })}
        </p>
        {group.description !== '' && (
          <p className="mt-1 text-sm text-ink-2 [overflow-wrap:anywhere]" dir="auto">
            {group.description}
          </p>
        )}
        <div className="mt-2 flex gap-1.5">
          <Button
            pending={accept.isPending}
            disabled={busy}
            onClick={() => accept.mutate()}
            aria-label={t('groups.acceptLabel', { group: group.name })}
          >
            {t('groups.accept')}
          </Button>
          <Button
            variant="ghost"
            pending={decline.isPending}
            disabled={busy}
            onClick={() => decline.mutate()}
            aria-label={t('groups.declineLabel', { group: group.name })}
          >
            {t('groups.decline')}
          </Button>
        </div>
        <Failure error={accept.error ?? decline.error} />
      </div>
    </li>
  );
}

/** What waits for the reader, above the groups; nothing when nothing waits. */
export function WaitingInvitations() {
  const { data } = useQuery(invitationsQuery());
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className="mb-2">
      <h2 id="invitations" className="mt-5 text-xs font-medium text-ink-3">
        {t('groups.invitations')}
      </h2>
      <ul>
        {data.items.map((invitation) => (
          <Waiting key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}
