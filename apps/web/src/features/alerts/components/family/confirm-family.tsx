import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Person } from '@tidings/contracts';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { ApiError } from '../../../../lib/http/error.ts';
import { deleteFamily, removeFromFamily } from '../../api/family.ts';

/** `person`: who goes. */
export type FamilyAct = { act: 'dissolve' | 'leave' | 'remove'; person: Pick<Person, 'username' | 'displayName'> };
type Props = FamilyAct & { family: string; onClose: () => void };

/** Asks before somebody loses the alerts of the others. */
export function ConfirmFamily({ act, person, family, onClose }: Props) {
  const client = useQueryClient();
  const name = person.displayName;
  const done = useMutation<unknown>({
    mutationFn: () => (act === 'dissolve' ? deleteFamily() : removeFromFamily(person.username)),
    onSuccess: async () => {
      announce(t(`alerts.family.done.${act}`, { name, family }));
      onClose();
      await client.invalidateQueries({ queryKey: ['alerts'] });
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`alerts.family.ask.${act}`, { name, family })}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            variant={act === 'dissolve' ? 'danger' : 'pri'}
            pending={done.isPending}
            onClick={() => done.mutate()}
          >
            {t(`alerts.family.do.${act}`)}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{t(`alerts.family.means.${act}`)}</p>
      {done.error && (
        <p role="alert" className="mt-2 text-sm text-danger-text">
          {done.error instanceof ApiError ? done.error.message : t('error.unknown')}
        </p>
      )}
    </Dialog>
  );
}
