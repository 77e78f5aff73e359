import { isTimeZone } from '@tidings/contracts/plain';
import { useEffect } from 'react';
import { call } from '../../../lib/api/call.ts';
import { deviceTimeZone } from '../../../lib/session/reader-locale.ts';
import { updateMember } from '../../../lib/session/session.ts';
import { useMember } from '../../../lib/session/state.ts';

/** What was reported from this page, by member: a server that does not keep it is not asked again and again. */
const reported = new Set<string>();

/**
 * Says which time zone this device is set to, once, where the server does not know it and the member chose none: it puts off
 * until morning and is quiet by that. Whoever chose one lives by that wherever they are.
 */
export function useReportedZone(): void {
  const member = useMember();
  const zone = deviceTimeZone();
  const isKnown = !member || member.timeZone !== null || member.deviceTimeZone === zone || !isTimeZone(zone);
  const id = member?.id;
  useEffect(() => {
    const key = `${id} ${zone}`;
    if (isKnown || reported.has(key)) return;
    reported.add(key);
    // The next page tries again; until then it is as it was.
    call('PATCH /api/me', { body: { deviceTimeZone: zone } }).then(updateMember, () => undefined);
  }, [isKnown, id, zone]);
}
