import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Group, Person } from '@tidings/contracts';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { groupsKey } from '../../api/groups.ts';
import { removeMember, setGroupRole } from '../../api/members.ts';
import { Failure } from '../failure.tsx';

export type MemberAct = 'remove' | 'stepDown';

type Props = { act: MemberAct; group: Group; person: Person; onClose: () => void };

/** What becomes of somebody in the group, and the way back out. */
export function ConfirmMember({ act, group, person, onClose }: Props) {
  const client = useQueryClient();
  const words = { name: person.displayName, group: group.name };
  const done = useMutation<unknown>({
    mutationFn: () =>
      act === 'remove' ? removeMember(group.id, person.username) : setGroupRole(group.id, person.username, 'member'),
    onSuccess: async () => {
      announce(t(`groups.done.${act}`, words));
      onClose();
      await client.invalidateQueries({ queryKey: groupsKey });
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`groups.ask.${act}`, words)}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant={act === 'remove' ? 'danger' : 'pri'} pending={done.isPending} onClick={() => done.mutate()}>
            {t(`groups.do.${act}`)}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{t(`groups.means.${act}`, words)}</p>
      <Failure error={done.error} conflict={t('groups.lastOwner')} />
    </Dialog>
  );
}
