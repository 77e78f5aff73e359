import { useMutation } from '@tanstack/react-query';
import type { ExportMeAnswer } from '@tidings/contracts';
import { useId, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../../i18n/t.ts';
import { exportMe } from '../../api/leaving.ts';
import { PasswordAsked } from './password-asked.tsx';

type Props = { username: string; onMade: (archive: ExportMeAnswer) => void; onClose: () => void };

/** Asks for the password before it makes the link: whoever has the archive has everything. */
export function ExportDialog({ username, onMade, onClose }: Props) {
  const form = useId();
  const [password, setPassword] = useState('');
  const make = useMutation({ mutationFn: exportMe, onSuccess: onMade });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('leaving.export')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="pri" type="submit" form={form} pending={make.isPending} disabled={password === ''}>
            {t('leaving.export.make')}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-base text-ink-2">{t('leaving.export.means')}</p>
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ password });
        }}
      >
        <PasswordAsked {...{ username, password, setPassword }} error={make.error} />
      </form>
    </Dialog>
  );
}
