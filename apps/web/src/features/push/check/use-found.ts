import { useQuery } from '@tanstack/react-query';
import { nextInterruption } from '@tidings/contracts/quiet';
import { useEffect, useState } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { useWebSocket } from '../../../realtime/index.ts';
import { preferencesQuery, zoned } from '../../interruptions/index.ts';
import { devicesQuery } from '../api/devices.ts';
import { registration } from '../device/subscription.ts';
import { useDevice } from '../hooks/use-device.ts';
import type { Found } from './checks.ts';

/** Whether e-mail reaches the reader. An older server says nothing of it. */
function emailOf(isVerified: boolean | undefined, delay: number | null | undefined): Found['email'] {
  if (isVerified === undefined || delay === undefined) return undefined;
  if (!isVerified) return 'unconfirmed';
  return delay === null ? 'off' : 'ok';
}

/** Looks at all of the way to the reader, again whenever `round` changes or the browser says something new. */
export function useFound(round: number) {
  const member = useMember();
  const device = useDevice();
  const devices = useQuery(devicesQuery());
  const { data: preferences } = useQuery(preferencesQuery());
  const { status, transport, latencyMs } = useWebSocket();
  const now = useNow();
  const [hasWorker, setHasWorker] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round or state is why it is looked at again
  useEffect(() => {
    registration().then(
      (found) => setHasWorker(found?.active != null),
      () => setHasWorker(false),
    );
  }, [round, device.state]);
  const next = preferences ? nextInterruption(zoned(preferences), now) : now;
  const found: Found = {
    state: device.state,
    isAllowed: 'Notification' in window && Notification.permission === 'granted',
    hasWorker,
    isSubscribed: device.state === 'on',
    known: devices.data?.some(({ current }) => current),
    isLive: status === 'connecting' ? undefined : transport !== null,
    isQuiet: next === null || next > now,
    email: emailOf(member?.emailVerified, preferences?.emailDelayMinutes),
  };
  return { found, address: member?.email ?? '', device, devices, next, now, transport, latencyMs };
}
