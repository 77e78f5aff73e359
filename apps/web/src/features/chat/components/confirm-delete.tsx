import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChatMessage } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { deleteMessage, type MessagesData, messagesQuery } from '../api/chat.ts';
import { withMessages } from '../realtime.ts';

/** Asks before a message is taken away from everybody: it does not come back. */
export function ConfirmDelete({ message, onClose }: { message: ChatMessage; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteMessage(message.id),
    onSuccess() {
      // As its event says it, for who has no live connection.
      const deletedAt = new Date(serverNow()).toISOString();
      const gone = { ...message, body: null, deletedAt, version: message.version + 1 };
      client.setQueryData<MessagesData>(
        messagesQuery(message.channelId).queryKey,
        (data) => data && withMessages(data, [gone]),
      );
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('chat.deleteTitle')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="danger" pending={remove.isPending} onClick={() => remove.mutate()}>
            {t('chat.delete')}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{t('chat.deleteMeans')}</p>
      {remove.isError && (
        <p role="alert" className="mt-2 text-sm text-danger-text">
          {refusalInWords(remove.error)}
        </p>
      )}
    </Dialog>
  );
}
