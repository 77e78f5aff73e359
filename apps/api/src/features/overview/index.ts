import { defineFeature } from '../../platform/feature/feature.ts';
import { overviewRights } from './rights.ts';
import { overviewRoutes } from './routes.ts';

/** What goes on in a workspace: how much is decided how fast, and what happened last. */
export const overview = defineFeature({
  name: 'overview',
  routes: overviewRoutes,
  rights: { operations: overviewRights },
});
