import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { Button, buttonStyle } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { dateAndTime } from '../../../lib/time/time.ts';
import { Unblock } from '../components/cure.tsx';
import { CheckRow } from './check-row.tsx';
import { type Check, checksOf } from './checks.ts';
import type { useFound } from './use-found.ts';

type Looked = ReturnType<typeof useFound>;

/** Words of transports are names: they are the same in every language. */
const transports: Record<string, string> = {
  websocket: 'WebSocket',
  polling: 'Long-polling',
  sse: 'Server-sent events',
  timed: 'REST',
};

function saysOf(
  { name, result }: Check,
  { found, address, next, now, transport, latencyMs }: Looked,
): [says: string, value: string] {
  const value = t(`check.value.${result === 'hold' ? 'quiet' : result}`);
  if (result === 'wait') return [t(name === 'live' ? 'check.connecting' : 'check.waits'), value];
  switch (name) {
    case 'permission':
      if (found.state === 'blocked') return [t('check.permission.bad'), t('check.value.blocked')];
      if (found.state === 'unsupported') return [t('check.permission.none'), value];
      if (found.state === 'install') return [t('push.state.install'), value];
      return [t(result === 'ok' ? 'check.permission.ok' : 'check.permission.off'), value];
    case 'worker':
      return [t(result === 'ok' ? 'check.worker.ok' : 'check.worker.bad'), value];
    case 'subscription':
      if (result === 'ok') return [t('check.subscription.ok'), value];
      return [t(found.isSubscribed ? 'check.subscription.unknown' : 'check.subscription.bad'), value];
    case 'live':
      if (result !== 'ok') return [t('check.live.bad'), value];
      return [
        t('check.live.ok', { transport: transports[transport ?? ''] ?? String(transport) }),
        latencyMs === null ? value : `${Math.round(latencyMs)} ms`,
      ];
    case 'quiet':
      if (result === 'ok') return [t('check.quiet.ok'), value];
      return [next === null ? t('check.quiet.never') : t('check.quiet.hold', { until: dateAndTime(next, now) }), value];
    case 'email':
      if (result === 'hold') return [t('check.email.off'), t('check.value.off')];
      return [t(result === 'ok' ? 'check.email.ok' : 'check.email.bad', { email: address }), value];
  }
}

function Cure({ check, looked }: { check: Check; looked: Looked }) {
  const { device, found } = looked;
  if (check.name === 'email')
    return (
      <Link to="/settings" hash="setting-email" className={buttonStyle({ variant: 'pri' })}>
        {t('check.confirmAddress')}
      </Link>
    );
  if (check.name === 'permission' && found.state === 'blocked') return <Unblock />;
  return (
    <>
      <Button variant="pri" pending={device.isPending} onClick={() => device.set(true)}>
        {t(check.name === 'subscription' ? 'check.subscribeAgain' : 'check.turnOn')}
      </Button>
      {device.error && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
          {t('push.failed')}
        </Strip>
      )}
    </>
  );
}

/** Of the way of push only the first of what is broken is offered to be mended: what waits for it comes with it. */
function isCurable({ name, result }: Check, { found }: Looked): boolean {
  const isHopeless = found.state === 'unsupported' || found.state === 'install';
  return result === 'bad' && name !== 'live' && name !== 'email' && !isHopeless;
}

/** All of the way to the reader, part by part. */
export function CheckList({ looked }: { looked: Looked }) {
  const checks = checksOf(looked.found);
  const first = checks.find((check) => isCurable(check, looked));
  return (
    <ul>
      {checks.map((check) => {
        const [says, value] = saysOf(check, looked);
        return (
          <CheckRow key={check.name} result={check.result} name={t(`check.${check.name}`)} says={says} value={value}>
            {check === first || (check.name === 'email' && check.result === 'bad') ? (
              <Cure check={check} looked={looked} />
            ) : undefined}
          </CheckRow>
        );
      })}
    </ul>
  );
}
