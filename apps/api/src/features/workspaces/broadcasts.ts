import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** Which events say what became of a workspace and of who is in it. */
export const workspaceBroadcasts: Broadcasts = {
  'workspace.changed': ({ workspace }) => [draft('workspace:updated', [rooms.workspace(workspace.id)], workspace)],
  /** The workspace hears that it has other members; the member, on all of their devices, what they are in it now. */
  'workspace.membership-changed': ({ cause: kind, workspace, memberId, role, at }) => [
    draft('workspace:updated', [rooms.workspace(workspace.id)], workspace),
    draft('workspace:membership', [rooms.user(memberId)], {
      ...{ workspaceId: workspace.id, kind, role, at },
      workspace: role === null ? null : workspace,
    }),
  ],
};
