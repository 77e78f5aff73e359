import { rooms } from '@tidings/contracts';
import type { Services } from '../../../platform/feature/services.ts';
import type { Corrected } from './repository.ts';

/** Says to the devices of members what counts from now on, where no event of their inbox does. */
export function sayCounts(live: Services['live'], corrected: readonly Corrected[]): void {
  for (const { userId, counts, asOf } of corrected)
    live.latest('notification:count', rooms.user(userId), { key: '', rank: asOf, payload: { ...counts, asOf } });
}
