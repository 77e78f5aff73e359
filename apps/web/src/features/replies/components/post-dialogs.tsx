import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { ActionDialog, type ActionName, ReportDialog, type Target } from '../../moderation/index.ts';
import { LikesDialog } from '../../reactions/index.ts';
import type { History } from '../history/history.ts';

const HistoryDialog = lazyPart(
  withMessages(async () => (await import('../history/history-dialog.tsx')).HistoryDialog),
  ({ onClose }) => onClose(),
);
const DeleteDialog = lazyPart(
  withMessages(async () => (await import('./delete-dialog.tsx')).DeleteDialog),
  ({ onClose }) => onClose(),
);

export type PostDialog = 'history' | 'likes' | 'remove' | 'report' | ActionName | undefined;

type Props = {
  dialog: PostDialog;
  target: Target & { type: 'reply' | 'topic' };
  history: History;
  onDelete: () => Promise<unknown>;
  onClose: () => void;
  onDeleted?: (() => void) | undefined;
};

/** The one dialog of a post that is open; each brings its code when it opens. */
export function PostDialogs({ dialog, target, history, onDelete, onClose, onDeleted }: Props) {
  if (dialog === undefined) return null;
  return (
    <>
      {dialog === 'history' ? (
        <HistoryDialog history={history} onClose={onClose} />
      ) : dialog === 'likes' ? (
        <LikesDialog target={target} onClose={onClose} />
      ) : dialog === 'report' ? (
        <ReportDialog target={target} onClose={onClose} />
      ) : dialog === 'remove' ? (
        <DeleteDialog what={target.type} run={onDelete} onClose={onClose} onDone={onDeleted} />
      ) : (
        <ActionDialog action={dialog} target={target} onClose={onClose} />
      )}
    </>
  );
}
