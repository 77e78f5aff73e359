import type { Group } from '@tidings/contracts';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../../i18n/t.ts';

/** What opening a closed group shows to others. */
export const ConfirmOpen = ({ group, answer }: { group: Group; answer: (yes: boolean) => void }) => (
  <Dialog
    open
    onOpenChange={(open) => !open && answer(false)}
    title={t('groups.ask.open', { group: group.name })}
    footer={
      <>
        <Button variant="ghost" onClick={() => answer(false)}>
          {t('action.cancel')}
        </Button>
        <Button variant="pri" onClick={() => answer(true)}>
          {t('groups.do.open')}
        </Button>
      </>
    }
  >
    <p className="text-base text-ink-2">{t('groups.means.open')}</p>
  </Dialog>
);
