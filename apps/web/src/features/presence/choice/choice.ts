import { queryOptions } from '@tanstack/react-query';
import { instantOf, wallOf } from '@tidings/contracts/quiet';
import { type Answer, call } from '../../../lib/api/call.ts';

export type OwnPresence = Answer<'GET /api/me/presence'>;

const hour = 3_600_000;
const day = 24 * hour;

/** What can be chosen by hand; `none`: as the devices are. */
export const statusChoices = ['none', 'busy-1h', 'busy-tomorrow', 'hidden'] as const;
export type StatusChoice = (typeof statusChoices)[number];

export const ownPresenceQuery = () =>
  queryOptions({
    queryKey: ['own-presence'],
    queryFn: ({ signal }) => call('GET /api/me/presence', {}, { signal }),
    staleTime: 60_000,
  });

/** When "busy until tomorrow" ends: at 08:00 on the wall of the member, ms. */
export function tomorrowAtEight(now: number, timeZone: string): number {
  const today = Math.floor(wallOf(now, timeZone) / day) * day;
  return instantOf(today + day + 8 * hour, timeZone);
}

/** Sets it for all devices. Throws ApiError. */
export async function choose(choice: StatusChoice, now: number, timeZone: string): Promise<OwnPresence> {
  if (choice === 'none') {
    await call('DELETE /api/me/presence', {});
    return { status: null, until: null };
  }
  if (choice === 'hidden') return call('PUT /api/me/presence', { body: { status: 'hidden' } });
  const until = choice === 'busy-1h' ? now + hour : tomorrowAtEight(now, timeZone);
  return call('PUT /api/me/presence', { body: { status: 'busy', until: new Date(until).toISOString() } });
}
