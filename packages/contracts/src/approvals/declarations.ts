import { durable } from '../kernel/event.ts';
import { workspaceRoom } from '../workspaces/declarations.ts';

/** What is asked of people in a workspace, for everybody in it. */
export const approvalDeclarations = {
  events: {
    'approval:created': durable([workspaceRoom], true),
    'approval:updated': durable([workspaceRoom], true),
    'approval:deleted': durable([workspaceRoom]),
  },
  errors: { DECIDED: 409, ALREADY_VOTED: 409, EXPIRED: 409, TOO_FEW_DECIDERS: 422, NOT_IN_WORKSPACE: 422 },
} as const;
