import { durable, latest } from '../kernel/event.ts';
import { workspaceRoom } from '../workspaces/declarations.ts';

/** What the agents of a workspace do, for everybody in it. */
export const agentDeclarations = {
  events: {
    'agent:status': durable([workspaceRoom], true),
    'agent:deleted': durable([workspaceRoom]),
    'agent:progress': latest([workspaceRoom]),
  },
} as const;
