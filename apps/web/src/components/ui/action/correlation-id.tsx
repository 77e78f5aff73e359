import { Copy } from 'lucide-react';
import { t } from '../../../i18n/t.ts';
import { CopyButton } from './copy-button.tsx';

/** What an operator needs to find the request: short enough to read out, whole when copied. */
export const CorrelationId = ({ id }: { id: string }) => (
  <p className="mt-6 flex items-center gap-1.5 text-xs text-ink-3">
    {t('state.correlation', { id: id.length > 13 ? id.slice(0, 13) : id })}
    <CopyButton text={id} label={t('state.copyCorrelation')}>
      <Copy className="size-3.5!" aria-hidden="true" />
    </CopyButton>
  </p>
);
