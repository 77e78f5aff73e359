import type { ShownAnnouncement } from '@tidings/contracts';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { useDismissal } from './use-dismissal.ts';

/** Closes an announcement, says so, and gives the way back. */
export function useClose(): (announcement: ShownAnnouncement) => void {
  const { close, reopen } = useDismissal(() =>
    showToast({ id: 'announcement-closed', title: t('announcement.notClosed'), tone: 'danger' }),
  );
  return ({ id }) => {
    close(id);
    showToast({
      id: 'announcement-closed',
      title: t('announcement.closed'),
      actions: (
        <Button
          size="sm"
          onClick={() => {
            reopen(id);
            showToast({ id: 'announcement-closed', title: t('announcement.opened'), seconds: 2 });
          }}
        >
          {t('announcement.undo')}
        </Button>
      ),
    });
  };
}
