import { defineFeature } from '../../platform/feature/feature.ts';
import { relationshipBroadcasts } from './broadcasts.ts';
import { relationshipsPersonal } from './personal.ts';
import { relationshipRights } from './rights.ts';
import { relationshipRoutes } from './routes.ts';

/** What a member is to another by their own choice: who follows whom, who blocks whom. */
export const relationships = defineFeature({
  name: 'relationships',
  personal: relationshipsPersonal,
  routes: relationshipRoutes,
  rights: { operations: relationshipRights },
  broadcasts: relationshipBroadcasts,
});
