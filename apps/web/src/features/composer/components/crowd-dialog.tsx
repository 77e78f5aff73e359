import { Button } from '../../../components/ui/action/button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';

type Props = { people: number; onSend: () => void; onClose: () => void };

/** Asks before many people are notified because a group is named. */
export const CrowdDialog = ({ people, onSend, onClose }: Props) => (
  <Dialog
    open
    onOpenChange={(open) => !open && onClose()}
    title={t('composer.crowd.title', { count: people })}
    width={420}
    footer={
      <>
        <Button variant="ghost" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button variant="pri" onClick={onSend}>
          {t('composer.crowd.send')}
        </Button>
      </>
    }
  >
    <p className="text-base text-ink-2">{t('composer.crowd.body')}</p>
  </Dialog>
);
