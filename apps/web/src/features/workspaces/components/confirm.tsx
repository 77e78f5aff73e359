import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../components/ui/action/button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { Refused } from './refused.tsx';

type Props = {
  title: string;
  /** What is lost with it, in a sentence or two. */
  means: string;
  action: string;
  run: () => Promise<unknown>;
  onDone?: () => Promise<unknown> | undefined;
  onClose: () => void;
};

/** Asks before somebody is out of a workspace, who comes back only when an owner lets them. */
export function Confirm({ title, means, action, run, onDone, onClose }: Props) {
  const done = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      onClose();
      await onDone?.();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      width={420}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="danger" pending={done.isPending} onClick={() => done.mutate()}>
            {action}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{means}</p>
      <Refused error={done.error} />
    </Dialog>
  );
}
