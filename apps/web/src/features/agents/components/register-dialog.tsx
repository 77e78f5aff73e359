import type { Workspace } from '@tidings/contracts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { HowToRegister } from './how-to-register.tsx';

/** The way to another agent, for who looks at a list that has some. */
export function Register({ workspace }: { workspace: Workspace }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" icon={<KeyRound aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('agents.register')}
      </Button>
      {open && (
        <Dialog open onOpenChange={setOpen} title={t('agents.register')} width={560}>
          <HowToRegister workspace={workspace} />
        </Dialog>
      )}
    </>
  );
}
