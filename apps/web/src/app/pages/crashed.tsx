import type { ErrorComponentProps } from '@tanstack/react-router';
import { NoPermission } from '../../components/page/no-permission.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { Button } from '../../components/ui/action/button.tsx';
import { StatePanel } from '../../components/ui/feedback/state-panel.tsx';
import { t } from '../../i18n/t.ts';
import { ApiError, isStatus, isUnanswered } from '../../lib/http/error.ts';
import { ServerDown } from './server-down.tsx';

/** What a page shows when it threw: not open to you, nobody answered, or a fault of ours. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  if (isStatus(error, 403, 404)) return <NoPermission />;
  if (isUnanswered(error)) return <ServerDown onBack={reset} />;
  return (
    <>
      <PageHead title={t('state.crash.short')} />
      <StatePanel
        kind="broken"
        title={t('state.crash')}
        correlationId={error instanceof ApiError ? error.correlationId : undefined}
        actions={<Button onClick={() => location.reload()}>{t('state.reload')}</Button>}
      >
        {t('state.crashBody')}
      </StatePanel>
    </>
  );
}
