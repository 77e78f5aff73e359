import { EyeOff } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';

/** In place of the text of somebody who is blocked; it is shown when the reader asks for it. */
export const BlockedLine = ({ onShow }: { onShow: () => void }) => (
  <div className="mt-1 flex min-h-8 flex-wrap items-center gap-2 text-sm text-ink-3 phone:mt-2">
    <EyeOff aria-hidden="true" />
    <span className="min-w-0">{t('block.folded')}</span>
    <Button size="sm" variant="ghost" onClick={onShow}>
      {t('block.show')}
    </Button>
  </div>
);
