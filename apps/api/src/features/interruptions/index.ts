import { defineFeature } from '../../platform/feature/feature.ts';
import { interruptionBroadcasts } from './broadcasts.ts';
import { interruptionsPersonal } from './personal.ts';
import { interruptionRights } from './rights.ts';
import { interruptionRoutes } from './routes.ts';

export { busyOf, type ChoiceRow } from './presenter.ts';
export { setEmail } from './set-email.ts';
export { QUIET_MOST_MS, sayBusy } from './set-preferences.ts';

/** What reaches members, on which channel and when. */
export const interruptions = defineFeature({
  name: 'interruptions',
  personal: interruptionsPersonal,
  routes: interruptionRoutes,
  rights: { operations: interruptionRights },
  broadcasts: interruptionBroadcasts,
});
