import { CircleAlert, Inbox, Monitor, Send } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { deviceName } from '../../../lib/browser/user-agent.ts';
import { clockTime } from '../../../lib/time/time.ts';
import type { Device } from '../api/devices.ts';
import { MailWay } from './mail-way.tsx';
import { useTest } from './use-test.ts';
import { Way } from './way.tsx';

/** Sends a test, and shows what becomes of it on each way while it happens. */
export function TestPane({ devices }: { devices: readonly Device[] }) {
  const { send, confirm, test, error, isPending, steps } = useTest();
  const inApp = steps.filter(({ channel }) => channel === 'inApp');
  const mailed = steps.filter(({ channel }) => channel === 'email');
  const pushed = [
    ...new Set(steps.flatMap(({ channel, subscriptionId }) => (channel === 'push' ? [subscriptionId] : []))),
  ];
  const nameOf = (id: string | null) => {
    const device = devices.find((one) => one.id === id);
    return device ? t('check.pushTo', { device: deviceName(device.userAgent) }) : t('check.push');
  };
  return (
    <div>
      <div className="flex min-h-[52px] flex-wrap items-center gap-2">
        <h2 className="text-base font-semi">{t('check.test')}</h2>
        {test && (
          <span className="text-sm text-ink-3">{t('check.sentAt', { time: clockTime(Date.parse(test.at)) })}</span>
        )}
        <Button className="ms-auto" icon={<Send aria-hidden="true" />} pending={isPending} onClick={send}>
          {t(test ? 'check.sendAnother' : 'check.send')}
        </Button>
      </div>
      {error && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mb-2">
          {t('check.failed')}
        </Strip>
      )}
      {!test && !isPending && <p className="pb-3 text-sm text-ink-2">{t('check.nothingSent')}</p>}
      <div role="log" aria-label={t('check.test')}>
        {inApp.length > 0 && <Way icon={<Inbox aria-hidden="true" />} name={t('check.inApp')} steps={inApp} />}
        {pushed.map((id) => (
          <Way
            key={id}
            icon={<Monitor aria-hidden="true" />}
            name={nameOf(id)}
            steps={steps.filter(({ channel, subscriptionId }) => channel === 'push' && subscriptionId === id)}
          />
        ))}
        {mailed.length > 0 && <MailWay steps={mailed} onArrived={confirm} />}
      </div>
      <p className="border-t border-line py-3 text-xs text-ink-3">{t('check.note')}</p>
    </div>
  );
}
