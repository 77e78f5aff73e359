import type { WorkspaceMembership } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { presentWorkspace, type WorkspaceRow } from './presenter.ts';
import { readWorkspaceRow } from './repository.ts';

type Change = {
  cause: WorkspaceMembership['kind'];
  workspaceId: string;
  memberId: string;
  role: WorkspaceMembership['role'];
};

/** States what somebody is in a workspace, which is locked or new, from now on, and answers the workspace as it is now. */
export async function stateMembership(tx: Tx, { cause, workspaceId, memberId, role }: Change): Promise<WorkspaceRow> {
  const row = await readWorkspaceRow(tx, workspaceId);
  const workspace = presentWorkspace(row, null);
  const at = new Date().toISOString();
  tx.append(fact('workspace.membership-changed', { cause, workspace, memberId, role, at }));
  return row;
}
