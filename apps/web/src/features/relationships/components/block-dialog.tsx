import type { ProfileAnswer } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { useRelationship } from '../hooks/use-relationship.ts';
import { Refusal } from './refusal.tsx';

/** Asks before somebody is blocked, and says what it does. */
export function BlockDialog({ profile, onClose }: { profile: ProfileAnswer; onClose: () => void }) {
  const act = useRelationship(profile);
  const name = profile.displayName;
  const block = () =>
    act.mutate('block', {
      onSuccess: () => {
        announce(t('block.done', { name }));
        onClose();
      },
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('block.ask', { name })}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="danger" pending={act.isPending} onClick={block}>
            {t('block.do')}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-2">{t('block.means')}</p>
      <Refusal error={act.error} />
    </Dialog>
  );
}
