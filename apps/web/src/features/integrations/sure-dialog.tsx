import { Button } from '../../components/ui/action/button.tsx';
import { Dialog } from '../../components/ui/overlay/dialog.tsx';
import { t } from '../../i18n/t.ts';

type Props = { title: string; body: string; yes: string; pending: boolean; onYes: () => void; onNo: () => void };

/** Asks before what does not come back. */
export const SureDialog = ({ title, body, yes, pending, onYes, onNo }: Props) => (
  <Dialog
    open
    onOpenChange={(open) => !open && onNo()}
    title={title}
    width={400}
    footer={
      <>
        <Button variant="ghost" onClick={onNo}>
          {t('action.cancel')}
        </Button>
        <Button variant="danger" pending={pending} onClick={onYes}>
          {yes}
        </Button>
      </>
    }
  >
    <p className="text-sm text-ink-2 [overflow-wrap:anywhere]">{body}</p>
  </Dialog>
);
