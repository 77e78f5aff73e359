import { defineFeature } from '../../platform/feature/feature.ts';
import { muteBroadcasts } from './broadcasts.ts';
import { mutesPersonal } from './personal.ts';
import { handleEndedMutes } from './remove-ended.ts';
import { muteRights } from './rights.ts';
import { muteRoutes } from './routes.ts';

/** What members do not want to hear of, for a time or for good. */
export const mutes = defineFeature({
  name: 'mutes',
  personal: mutesPersonal,
  routes: muteRoutes,
  rights: { operations: muteRights },
  broadcasts: muteBroadcasts,
  jobs: [handleEndedMutes],
});
