import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceInvitation } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { declineWorkspace, joinWorkspace, waitingQuery } from '../api/invitations.ts';
import { workspacesKey } from '../api/workspaces.ts';
import { Refused } from './refused.tsx';

function One({ invitation: { workspace, inviter, role } }: { invitation: WorkspaceInvitation }) {
  const client = useQueryClient();
  const answer = useMutation({
    mutationFn: async (yes: boolean) => {
      await (yes ? joinWorkspace(workspace.id) : declineWorkspace(workspace.id));
    },
    onSettled: () => client.invalidateQueries({ queryKey: workspacesKey }),
  });
  return (
    <li className="border-line py-3 not-first:border-t">
      <div className="flex items-center gap-3 phone:flex-wrap">
        <p className="min-w-0 flex-1">
          <bdi className="block truncate text-base font-medium">{workspace.name}</bdi>
          <span className="text-sm text-ink-2">
            {t('workspaces.invitedBy', { name: inviter.displayName, role: t(`workspaces.role.${role}`) })}
          </span>
        </p>
        <Button pending={answer.isPending} onClick={() => answer.mutate(false)}>
          {t('workspaces.decline')}
        </Button>
        <Button variant="pri" pending={answer.isPending} onClick={() => answer.mutate(true)}>
          {t('workspaces.join')}
        </Button>
      </div>
      <Refused error={answer.error} />
    </li>
  );
}

/** The invitations that wait for the reader; nothing where there are none. */
export function Waiting() {
  const { data } = useQuery(waitingQuery());
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="mt-5 rounded-md bg-sunken px-4 py-2">
      <h2 id="waiting" className="pt-2 text-sm font-semi">
        {t('workspaces.waiting')}
      </h2>
      <ul>
        {data.items.map((invitation) => (
          <One key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}
