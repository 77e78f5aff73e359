import { defineFeature } from '../../platform/feature/feature.ts';
import { workspaceBroadcasts } from './broadcasts.ts';
import { workspacesPersonal } from './personal.ts';
import { workspaceRights } from './rights.ts';
import { workspaceRoutes } from './routes.ts';

export { whyNotAs } from './policy.ts';
export { presentSettings } from './presenter.ts';
export { workspaceKind } from './rights.ts';
export { assertAtLeast, enterWorkspace, lockAs, workspaceRoute } from './tenant.ts';

/** Workspaces, the tenants: who is in them, as what, and what they decided for everybody in it. */
export const workspaces = defineFeature({
  name: 'workspaces',
  personal: workspacesPersonal,
  broadcasts: workspaceBroadcasts,
  routes: workspaceRoutes,
  rights: { operations: workspaceRights },
});
