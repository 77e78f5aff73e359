import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/ui/action/button.tsx';
import { CopyButton } from '../../components/ui/action/copy-button.tsx';
import { Dialog } from '../../components/ui/overlay/dialog.tsx';
import { t } from '../../i18n/t.ts';

type Props = { title: string; secret: string; onStored: () => void; children?: React.ReactNode };

/** What is shown this once: only its button closes it, or Escape twice. */
export function SecretDialog({ title, secret, onStored, children }: Props) {
  const [warned, setWarned] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={() => (warned ? onStored() : setWarned(true))}
      title={title}
      width={560}
      footer={<Button onClick={onStored}>{t('integrations.stored')}</Button>}
    >
      <p className="mb-3 text-sm text-ink-2">{t('integrations.once')}</p>
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-2 ps-3 pe-2">
        <code data-secret className="min-w-0 flex-1 font-mono text-sm [overflow-wrap:anywhere]">
          {secret}
        </code>
        <CopyButton text={secret} label={t('integrations.copy')}>
          <Copy className="size-3.5!" aria-hidden="true" />
        </CopyButton>
      </div>
      <p role="status" className="mt-2 min-h-5 text-sm text-warning-text">
        {warned && t('integrations.closeAgain')}
      </p>
      {children}
    </Dialog>
  );
}
