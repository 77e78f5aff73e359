import { defineFeature } from '../../platform/feature/feature.ts';
import { watchingBroadcasts } from './broadcasts.ts';
import { watchingPersonal } from './personal.ts';
import { watchingRights } from './rights.ts';
import { watchingRoutes } from './routes.ts';

/** How much members want to hear of topics, categories and groups. */
export const watching = defineFeature({
  name: 'watching',
  personal: watchingPersonal,
  routes: watchingRoutes,
  rights: { operations: watchingRights },
  broadcasts: watchingBroadcasts,
});
