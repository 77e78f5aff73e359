import { CircleAlert } from 'lucide-react';
import { Button } from '../../components/ui/action/button.tsx';
import { Notice } from '../../components/ui/feedback/notice.tsx';
import { t } from '../../i18n/t.ts';
import { retryServerNow, useServerStatus } from '../../lib/http/server-status.ts';
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts';

/** While the server is gone and a page is already there: the page stays, this says so. */
export function ServerBar() {
  const status = useServerStatus();
  const seconds = useSecondsUntil(status.up ? undefined : status.nextTryAt);
  if (status.up) return null;
  return (
    <Notice
      tone="warn"
      icon={<CircleAlert aria-hidden="true" />}
      actions={
        <Button size="sm" onClick={retryServerNow} pending={seconds === undefined}>
          {t('state.tryNow')}
        </Button>
      }
    >
      {seconds === undefined ? t('state.downBarTrying') : t('state.downBar', { seconds })}
    </Notice>
  );
}
