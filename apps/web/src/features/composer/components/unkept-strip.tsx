import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';

/** Before closing: the draft is in this page alone. */
export function UnkeptStrip({ onCopy, onClose }: { onCopy: () => boolean; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <Strip
      tone="warn"
      role="alert"
      icon={<TriangleAlert aria-hidden="true" />}
      actions={
        <>
          <Button size="sm" onClick={() => setCopied(onCopy())}>
            {t(copied ? 'action.copied' : 'action.copy')}
          </Button>
          <Button size="sm" variant="ghost" onClick={onClose}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      {t('composer.unkept')}
    </Strip>
  );
}
