import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Link2, Mail } from 'lucide-react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { shortDate } from '../../../../lib/time/time.ts';
import { type Invitation, invitationsQuery, withdrawInvitation } from '../../api/invitations.ts';

/** One invitation with which one can still register, and its end. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id, email, uses, usesMax, expiresAt } = invitation;
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawInvitation(id),
    onSuccess: () => {
      announce(t('invite.withdrawn'));
      client.setQueryData(invitationsQuery().queryKey, (all) => all?.filter((one) => one.id !== id));
    },
  });
  const Icon = email === null ? Link2 : Mail;
  const what = email ?? t('invite.link', { count: usesMax });
  return (
    <li className="border-line py-3 not-first:border-t">
      <div className="flex min-h-10 items-center gap-3">
        <Icon className="flex-none text-ink-2" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <p className="truncate text-base font-medium" title={what}>
            {what}
          </p>
          <p className="text-sm text-ink-3">
            {usesMax > 1 && `${t('invite.came', { uses, usesMax })} · `}
            {t('invite.until', { date: shortDate(Date.parse(expiresAt)) })}
          </p>
        </div>
        <Button
          onClick={() => withdraw.mutate()}
          pending={withdraw.isPending}
          aria-label={t('invite.withdrawLabel', { what })}
        >
          {t('invite.withdraw')}
        </Button>
      </div>
      {withdraw.isError && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
          {refusalInWords(withdraw.error)}
        </Strip>
      )}
    </li>
  );
}
