import { t } from '../../i18n/t.ts';
import { connectionActions, useConnection } from '../../lib/connection.ts';
import { Button } from '../ui/button.tsx';
import { Gauge } from '../ui/gauge.tsx';
import { Strip } from '../ui/strip.tsx';

/** Under the header while this window is offline or paused: what still works, and the way back. */
export function ConnectionBar() {
  const view = useConnection();
  if (view?.state === 'offline') {
    return (
      <Strip icon={<Gauge tone="off" sign="slash" />} className="mx-6 mt-3 phone:mx-4">
        <b className="font-semi">{t('conn.offline.lead')}</b> {t('conn.offline.bar')}
      </Strip>
    );
  }
  if (view?.state !== 'paused') return null;
  return (
    <Strip
      tone="acc"
      icon={<Gauge tone="off" sign="bar" />}
      className="mx-6 mt-3 phone:mx-4"
      actions={
        <Button size="sm" onClick={connectionActions.useThisWindow}>
          {t('conn.paused.use')}
        </Button>
      }
    >
      <b className="font-semi">{t('conn.paused.lead')}</b> {t('conn.paused.bar')}
    </Strip>
  );
}
