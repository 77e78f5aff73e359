import { defineFeature } from '../../platform/feature/feature.ts';
import { agentBroadcasts } from './broadcasts.ts';
import { handleOverdue } from './lease/handle-overdue.ts';
import { agentsPersonal } from './personal.ts';
import { agentRights } from './rights.ts';
import { agentRoutes } from './routes.ts';
import { handleTell } from './tell/handle-tell.ts';

/** Programs that work in a workspace: what they say they do, and what is asked of them. */
export const agents = defineFeature({
  name: 'agents',
  routes: agentRoutes,
  rights: { operations: agentRights },
  broadcasts: agentBroadcasts,
  personal: agentsPersonal,
  jobs: [handleOverdue, handleTell],
});
