import { useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { SettingsRow, SettingsSection } from '../settings-frame.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

/** The way out, last on the page. */
export function DeleteSection({ username }: { username: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <SettingsSection title={t('leaving.delete')}>
      <SettingsRow label={t('leaving.delete.label')} hint={t('leaving.delete.hint')}>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t('leaving.delete.ask')}
        </Button>
      </SettingsRow>
      {isOpen && <DeleteDialog username={username} onClose={() => setOpen(false)} />}
    </SettingsSection>
  );
}
