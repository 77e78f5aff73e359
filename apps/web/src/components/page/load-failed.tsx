import { RotateCw } from 'lucide-react';
import { t } from '../../i18n/t.ts';
import { ApiError, isCode } from '../../lib/http/error.ts';
import { Button } from '../ui/action/button.tsx';
import { StatePanel } from '../ui/feedback/state-panel.tsx';

type Props = { title: string; error: unknown; onRetry: () => void; level?: 1 | 2 };

/** What was to stand here did not load: why, and the way to try again. */
export const LoadFailed = ({ title, error, onRetry, level = 2 }: Props) => (
  <StatePanel
    kind="broken"
    level={level}
    title={title}
    correlationId={error instanceof ApiError ? error.correlationId : undefined}
    actions={
      <Button icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
        {t('action.retry')}
      </Button>
    }
  >
    {error instanceof ApiError && !isCode(error, 'TIMEOUT') ? error.message : t('state.errorBody')}
  </StatePanel>
);
