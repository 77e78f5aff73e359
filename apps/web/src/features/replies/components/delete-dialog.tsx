import { useMutation } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { ApiError } from '../../../lib/http/error.ts';

type Props = {
  what: 'reply' | 'topic';
  run: () => Promise<unknown>;
  onClose: () => void;
  onDone?: (() => void) | undefined;
};

/** Asks before one's own post goes. */
export function DeleteDialog({ what, run, onClose, onDone }: Props) {
  const remove = useMutation({
    mutationFn: run,
    onSuccess: () => {
      onClose();
      onDone?.();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(what === 'topic' ? 'post.deleteTopicTitle' : 'post.deleteTitle')}
      width={420}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="danger" pending={remove.isPending} onClick={() => remove.mutate()}>
            {t('post.deleteConfirm')}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{t(what === 'topic' ? 'post.deleteTopicBody' : 'post.deleteBody')}</p>
      {remove.error && (
        <Strip tone="danger" role="alert" className="mt-4" icon={<CircleAlert aria-hidden="true" />}>
          {remove.error instanceof ApiError ? remove.error.message : t('error.unknown')}
        </Strip>
      )}
    </Dialog>
  );
}
