import { useMutation } from '@tanstack/react-query';
import type { ModerationAction } from '@tidings/contracts';
import { Check, CircleAlert, RotateCcw } from 'lucide-react';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { mayHaveHappened } from '../../../lib/http/error.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { undoAction } from '../api/undo-action.ts';
import { failureWords } from '../model/failure.ts';
import { isUndoable } from '../model/target.ts';

const seconds = 8;

/** `idempotencyKey` is of the one undo of this act: asked for again where nobody knows, it happens once. */
function UndoButton({ entry, idempotencyKey }: { entry: ModerationAction; idempotencyKey: string }) {
  const undo = useMutation({
    mutationFn: () => undoAction(entry.id, { idempotencyKey }),
    onSuccess: () => showToast({ id: entry.id, icon: <RotateCcw aria-hidden="true" />, title: t('moderation.undone') }),
    onError: (error) =>
      showToast({
        id: entry.id,
        stays: true,
        tone: 'danger',
        icon: <CircleAlert aria-hidden="true" />,
        title: t(mayHaveHappened(error) ? 'moderation.undoUnknown' : 'moderation.notUndone'),
        body: failureWords(error, undefined),
        ...(mayHaveHappened(error) && { actions: <UndoButton entry={entry} idempotencyKey={idempotencyKey} /> }),
      }),
  });
  return (
    <Button size="sm" icon={<RotateCcw aria-hidden="true" />} pending={undo.isPending} onClick={() => undo.mutate()}>
      {t('moderation.undo')}
    </Button>
  );
}

/** Says that it is done, for 8 s with the way back. */
export function confirmAction(entry: ModerationAction): void {
  showToast({
    id: entry.id,
    seconds,
    icon: <Check aria-hidden="true" />,
    title: t(`moderation.was.${entry.action}`),
    body: <bdi>{entry.subject?.title ?? entry.member.displayName}</bdi>,
    ...(isUndoable(entry.action) && { actions: <UndoButton entry={entry} idempotencyKey={randomId()} /> }),
  });
}
