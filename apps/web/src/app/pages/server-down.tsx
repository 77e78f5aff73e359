import { RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { PageHead } from '../../components/page/page-head.tsx';
import { Button } from '../../components/ui/action/button.tsx';
import { StatePanel } from '../../components/ui/feedback/state-panel.tsx';
import { t } from '../../i18n/t.ts';
import { onServerBack, retryServerNow, useServerStatus } from '../../lib/http/server-status.ts';
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts';

/** Nothing could be loaded because nobody answers; goes on by itself when the server is back. */
export function ServerDown({ onBack }: { onBack?: () => void }) {
  const status = useServerStatus();
  const seconds = useSecondsUntil(status.up ? undefined : status.nextTryAt);
  useEffect(() => (onBack ? onServerBack(onBack) : undefined), [onBack]);
  return (
    <>
      <PageHead title={t('state.down.short')} />
      <StatePanel
        kind="broken"
        title={t('state.down')}
        actions={
          <Button
            icon={<RotateCw aria-hidden="true" />}
            pending={!status.up && seconds === undefined}
            onClick={status.up ? (onBack ?? retryServerNow) : retryServerNow}
          >
            {t('state.tryNow')}
          </Button>
        }
      >
        {t('state.downBody')} {seconds === undefined ? t('state.downTrying') : t('state.downRetry', { seconds })}
      </StatePanel>
    </>
  );
}
