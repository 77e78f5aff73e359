import type { WorkspaceRole } from '@tidings/contracts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { whyNotAs } from '../workspaces/index.ts';

/** Who runs the workspace manages its agents, also while silenced in the forum: stopping one can be urgent. */
export const whyNotManageAgents = (_actor: unknown, inside: { role: WorkspaceRole }): WhyNot =>
  whyNotAs('manager', inside);
