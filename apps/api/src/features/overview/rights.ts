import { type Rights, right } from '../../platform/rights/right.ts';
import { workspaceKind } from '../workspaces/index.ts';

/** Everybody in a workspace sees what goes on in it. */
export const overviewRights: Rights = {
  workspaceTrend: right(workspaceKind),
  workspaceActivity: right(workspaceKind),
};
