import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { joinByLink, linkQuery } from '../api/invitations.ts';
import { workspacesKey } from '../api/workspaces.ts';
import { Refused } from '../components/refused.tsx';
import { UnderWorkspaces } from '../components/under-workspaces.tsx';

/** `/join#…`: what a link leads into. What stands behind the # never leaves the browser in an address. */
export function JoinPage() {
  const token = location.hash.slice(1);
  const client = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(linkQuery(token));
  const join = useMutation({
    mutationFn: () => joinByLink(token),
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries({ queryKey: workspacesKey });
      await navigate({ to: '/w/$slug', params: { slug }, replace: true });
    },
  });
  if (query.isError && !isStatus(query.error, 400, 404))
    return <LoadFailed title={t('workspaces.errorOne')} error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isError)
    return (
      <>
        <UnderWorkspaces title={t('workspaces.join')} />
        <StatePanel kind="locked" title={t('workspaces.noLink')}>
          {t('workspaces.noLinkBody')}
        </StatePanel>
      </>
    );
  const { data } = query;
  return (
    <>
      <UnderWorkspaces title={data ? t('workspaces.joinTitle', { name: data.workspace.name }) : t('workspaces.join')} />
      {data && (
        <StatePanel
          kind="wave"
          title={t('workspaces.joinTitle', { name: data.workspace.name })}
          actions={
            <>
              <Button variant="pri" pending={join.isPending} onClick={() => join.mutate()}>
                {t('workspaces.join')}
              </Button>
              <Refused error={join.error} />
            </>
          }
        >
          {t('workspaces.invitedBy', {
            name: data.inviter.displayName,
            role: t(`workspaces.role.${data.role}`),
          })}
        </StatePanel>
      )}
    </>
  );
}
