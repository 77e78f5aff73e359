import { defineFeature } from '../../platform/feature/feature.ts';
import { integrationBroadcasts } from './broadcasts.ts';
import { integrationsPersonal } from './personal.ts';
import { integrationRights } from './rights.ts';
import { integrationRoutes } from './routes.ts';

/** What other systems tell members: events, and orders as the worked example. */
export const integrations = defineFeature({
  name: 'integrations',
  personal: integrationsPersonal,
  routes: integrationRoutes,
  rights: { operations: integrationRights },
  broadcasts: integrationBroadcasts,
});
