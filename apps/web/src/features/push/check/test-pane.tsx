import { CircleAlert, Inbox, Monitor, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { deviceName } from '../../../lib/browser/user-agent.ts';
import { cn } from '../../../lib/cn.ts';
import { clockTime } from '../../../lib/time/time.ts';
import type { Device, TestStep } from '../api/devices.ts';
import { useTest } from './use-test.ts';

const stopped: readonly string[] = ['refused', 'retired', 'busy', 'no_subscription'];
const arrived: readonly string[] = ['confirmed', 'shown'];
const known = ['sent', 'confirmed', 'accepted', 'refused', 'retired', 'busy', 'no_subscription', 'shown'] as const;
const isKnown = (step: string): step is (typeof known)[number] => (known as readonly string[]).includes(step);

function statusOf(steps: readonly TestStep[]): 'arrived' | 'waiting' | 'stopped' {
  if (steps.some(({ step }) => arrived.includes(step))) return 'arrived';
  return steps.some(({ step }) => stopped.includes(step)) ? 'stopped' : 'waiting';
}

const colours = { arrived: 'text-success-text', waiting: 'text-ink-2', stopped: 'text-danger-text' };

/** One way to the reader: each step that was said, in order, and what came of it. */
function Way({ icon, name, steps }: { icon: ReactNode; name: string; steps: readonly TestStep[] }) {
  const status = statusOf(steps);
  return (
    <section className="border-t border-line pt-3.5 pb-3 text-sm">
      <h3 className="mb-1.5 flex h-6 items-center gap-2 font-semi">
        {icon}
        <span className="truncate">{name}</span>
        <span className={cn('ms-auto font-medium', colours[status])}>{t(`check.status.${status}`)}</span>
      </h3>
      <ol className="grid gap-1 ps-6">
        {steps.map(({ step, subscriptionId, afterMs, status: code }) => (
          <li key={`${step} ${subscriptionId}`} className="flex justify-between gap-3">
            <span className={cn('min-w-0', stopped.includes(step) && 'text-danger-text')}>
              {isKnown(step) ? t(`check.step.${step}`) : step}
              {step === 'refused' && code !== null && ` (${code})`}
            </span>
            <span className="whitespace-nowrap text-xs text-ink-3 tabular-nums">
              {afterMs === 0 ? t('check.atOnce') : t('check.after', { ms: afterMs })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Sends a test, and shows what becomes of it on each way while it happens. */
export function TestPane({ devices }: { devices: readonly Device[] }) {
  const { send, test, error, isPending, steps } = useTest();
  const inApp = steps.filter(({ channel }) => channel === 'inApp');
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
      </div>
      <p className="border-t border-line py-3 text-xs text-ink-3">{t('check.note')}</p>
    </div>
  );
}
