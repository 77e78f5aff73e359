import { type Rights, right } from '../../platform/rights/right.ts';
import { workspaceKind } from '../workspaces/index.ts';

/** Whoever reads in a workspace hears what happens there; a key in the one workspace it is bound to. */
export const workspaceEventRights: Rights = { workspaceEvents: right(workspaceKind) };
