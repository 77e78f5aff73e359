import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GroupInvitation } from '@tidings/contracts';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { t } from '../../../../i18n/t.ts';
import { longDate } from '../../../../lib/time/time.ts';
import { invitedQuery, withdrawInvitation } from '../../api/invitations.ts';
import { Failure } from '../failure.tsx';

function Invited({ invitation: { group, member, inviter, state, expiresAt } }: { invitation: GroupInvitation }) {
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawInvitation(group.id, member.username),
    onSettled: () => client.invalidateQueries({ queryKey: invitedQuery(group.id).queryKey }),
  });
  return (
    <li className="border-line py-2.5 not-first:border-t">
      <div className="flex min-h-8 items-center gap-3">
        <Avatar person={member} />
        <p className="min-w-0 flex-1 text-base">
          <bdi className="font-medium">{member.displayName}</bdi>{' '}
          <span className="text-sm text-ink-3">
            {state === 'declined'
              ? t('groups.saidNo')
              : t('groups.invitedBy', { name: inviter.displayName, date: longDate(Date.parse(expiresAt)) })}
          </span>
        </p>
        {state === 'pending' && (
          <Button
            variant="ghost"
            pending={withdraw.isPending}
            onClick={() => withdraw.mutate()}
            aria-label={t('groups.withdrawLabel', { name: member.displayName })}
          >
            {t('groups.withdraw')}
          </Button>
        )}
      </div>
      <Failure error={withdraw.error} />
    </li>
  );
}

/** Who is asked and has not answered, or said no not long ago; for those who run the group. */
export function GroupInvited({ groupId }: { groupId: string }) {
  const { data } = useQuery(invitedQuery(groupId));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="invited" className="mt-6">
      <h2 id="invited" className="font-head text-base font-semi">
        {t('groups.invitedHeading')}
      </h2>
      <ul className="mt-1">
        {data.items.map((invitation) => (
          <Invited key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}
