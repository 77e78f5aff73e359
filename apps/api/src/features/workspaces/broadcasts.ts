import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** Which events say what became of a workspace and of who is in it. */
export const workspaceBroadcasts: Broadcasts = {
  'workspace.changed': ({ workspace }) => [draft('workspace:updated', [rooms.workspace(workspace.id)], workspace)],
  /** The workspace hears who came and who went; the member, on all of their devices, what they are in it now. */
  'workspace.membership-changed': ({ cause: kind, workspace, actor, member, role, joinedAt, at }) => {
    const { id: workspaceId, memberCount } = workspace;
    return [
      draft('workspace:member', [rooms.workspace(workspaceId)], {
        ...{ workspaceId, kind, actor, member, role, joinedAt, memberCount, at },
      }),
      draft('workspace:membership', [rooms.user(member.id)], {
        ...{ workspaceId, kind, role, at },
        workspace: role === null ? null : workspace,
      }),
    ];
  },
  'workspace.invitation-changed': ({ invitation, owners }) => {
    const concerned = new Set([...(invitation.member ? [invitation.member.id] : []), invitation.inviter.id, ...owners]);
    const own = [...concerned].map((id) => rooms.user(id));
    return [draft('workspace:invitation', own, invitation)];
  },
};
