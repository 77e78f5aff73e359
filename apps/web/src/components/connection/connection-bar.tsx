import { t } from '../../i18n/t.ts';
import { connectionActions, useConnection } from '../../lib/connection.ts';
import { Button } from '../ui/action/button.tsx';
import { Notice } from '../ui/feedback/notice.tsx';
import { Gauge } from '../ui/sign/gauge.tsx';

/** While this window is offline or paused: what still works, and the way back. */
export function ConnectionBar() {
  const view = useConnection();
  if (view?.state === 'offline') {
    return (
      <Notice key="offline" icon={<Gauge tone="off" sign="slash" />}>
        <b className="font-semi">{t('conn.offline.lead')}</b> {t('conn.offline.bar')}
      </Notice>
    );
  }
  if (view?.state !== 'paused') return null;
  return (
    <Notice
      key="paused"
      tone="acc"
      icon={<Gauge tone="off" sign="bar" />}
      actions={
        <Button size="sm" onClick={connectionActions.useThisWindow}>
          {t('conn.paused.use')}
        </Button>
      }
    >
      <b className="font-semi">{t('conn.paused.lead')}</b> {t('conn.paused.bar')}
    </Notice>
  );
}
