import { defineFeature } from '../../platform/feature/feature.ts';
import { handleIndex } from './indexing/index-job.ts';
import { searchRights } from './rights.ts';
import { searchRoutes } from './routes.ts';

/** Full-text search of topics and replies, kept current by a job; people are found by name. */
export const search = defineFeature({
  name: 'search',
  routes: searchRoutes,
  rights: { operations: searchRights },
  jobs: [handleIndex],
});
