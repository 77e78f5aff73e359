import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** One event for everybody in the workspace, without the payload: that is read with the approval. */
export const approvalBroadcasts: Broadcasts = {
  'approval.asked': ({ approval }) => [
    draft('approval:created', [rooms.workspace(approval.workspaceId)], approval, approval.id),
  ],
  'approval.changed': ({ approval }) => [
    draft('approval:updated', [rooms.workspace(approval.workspaceId)], approval, approval.id),
  ],
  'approval.deleted': ({ id, workspaceId }) => [
    draft('approval:deleted', [rooms.workspace(workspaceId)], { id, workspaceId }),
  ],
};
