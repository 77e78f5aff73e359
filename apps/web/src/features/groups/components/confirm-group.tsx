import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Group } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { archiveGroup, deleteGroup, groupsKey, leaveGroup, unarchiveGroup } from '../api/groups.ts';
import { Failure } from './failure.tsx';

export type GroupAct = 'archive' | 'unarchive' | 'delete' | 'leave';
const acts = { archive: archiveGroup, unarchive: unarchiveGroup, delete: deleteGroup, leave: leaveGroup };

/** What is done to the group, what is lost with it, and the way back out. */
export function ConfirmGroup({ act, group, onClose }: { act: GroupAct; group: Group; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leaves = act === 'delete' || (act === 'leave' && !group.open);
  const done = useMutation<unknown>({
    mutationFn: () => acts[act](group.id),
    onSuccess: async () => {
      announce(t(`groups.done.${act}`, { group: group.name }));
      onClose();
      if (leaves) await navigate({ to: '/groups' });
      await client.invalidateQueries({ queryKey: groupsKey });
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`groups.ask.${act}`, { group: group.name })}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant={act === 'delete' ? 'danger' : 'pri'} pending={done.isPending} onClick={() => done.mutate()}>
            {t(`groups.do.${act}`)}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">
        {act === 'leave'
          ? t(group.memberCount === 1 ? 'groups.means.leaveLast' : 'groups.means.leave')
          : t(`groups.means.${act}`, { count: group.memberCount })}
      </p>
      <Failure error={done.error} conflict={t('groups.lastOwner')} />
    </Dialog>
  );
}
