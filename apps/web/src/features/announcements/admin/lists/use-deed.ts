import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '../../../../components/toast/toast.tsx';
import { t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { callBack, deleteAnnouncement, endAnnouncement, managedKey } from '../api/managed.ts';

export type Deed = 'callBack' | 'end' | 'delete';

const deeds: Record<Deed, (id: string) => Promise<unknown>> = {
  callBack,
  end: endAnnouncement,
  delete: deleteAnnouncement,
};

/** Does something with one that is listed, and says what came of it. */
export function useDeed(id: string, title: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) => deeds[deed](id),
    onSuccess: (_, deed) => showToast({ id: `announcement ${id}`, title: t(`announcements.done.${deed}`, { title }) }),
    onError: (error) =>
      showToast({
        id: `announcement ${id}`,
        title: t('announcements.failed', { reason: refusalInWords(error) }),
        tone: 'danger',
      }),
    onSettled: () => client.invalidateQueries({ queryKey: [...managedKey, 'list'] }),
  });
}
