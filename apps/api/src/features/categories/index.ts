import { defineFeature } from '../../platform/feature/feature.ts';
import { categoryBroadcasts } from './broadcasts.ts';
import { handleRecounts } from './check-counts.ts';
import { categoryRights } from './rights.ts';
import { categoryRoutes } from './routes.ts';

export { hasUnread, holdCategory, holdGroupOf, isReadable, readableCategoryIds, settleReads } from './repository.ts';
export { categoryKind } from './rights.ts';
export { categoryScope, categoryScopeOf } from './scope.ts';

/** Categories: who may read what. */
export const categories = defineFeature({
  name: 'categories',
  routes: categoryRoutes,
  rights: { operations: categoryRights },
  broadcasts: categoryBroadcasts,
  jobs: [handleRecounts],
});
