import { defineFeature } from '../../platform/feature/feature.ts';
import { workspaceEventRights } from './rights.ts';
import { workspaceEventRoutes } from './routes.ts';

export { envelopeOf } from './frames.ts';

/** What happens in a workspace, as an event stream for programs and members. */
export const workspaceEvents = defineFeature({
  name: 'workspace-events',
  routes: workspaceEventRoutes,
  rights: { operations: workspaceEventRights },
});
