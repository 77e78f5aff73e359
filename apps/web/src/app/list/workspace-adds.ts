import type { WorkspaceAdds } from '../../lib/feature/workspace-adds.ts';
import { features } from './features.ts';

/** Brings what the features add to each workspace, in the order of the list. Rejects when one of them did not come. */
export async function loadWorkspaceAdds(): Promise<WorkspaceAdds[]> {
  const parts = await Promise.all(features.map((feature) => feature.workspace?.()));
  return parts.flatMap((part) => part?.workspaceAdds ?? []);
}
