import { defineFeature } from '../../platform/feature/feature.ts';
import { apiKeyBroadcasts } from './broadcasts.ts';
import { endKeys, handleEndKeys } from './end-keys.ts';
import { apiKeysPersonal } from './personal.ts';
import { apiKeyRights } from './rights.ts';
import { apiKeyRoutes } from './routes.ts';

/** What other systems show to be let in. */
export const apiKeys = defineFeature({
  name: 'api-keys',
  personal: apiKeysPersonal,
  routes: apiKeyRoutes,
  rights: { operations: apiKeyRights },
  broadcasts: apiKeyBroadcasts,
  consumers: endKeys,
  jobs: [handleEndKeys],
});
