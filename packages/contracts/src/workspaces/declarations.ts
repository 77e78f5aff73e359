import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';
import { defineRoom } from '../kernel/room.ts';

/** What happens in a workspace, for its members and nobody else. */
export const workspaceRoom = defineRoom({
  kind: 'workspace',
  namespace: '/workspace',
  prefix: 'workspace:',
  code: 8,
  joinedBy: 'member',
});

export const workspaceDeclarations = {
  namespaces: { '/workspace': 'member' },
  rooms: [workspaceRoom],
  events: {
    'workspace:updated': durable([workspaceRoom]),
    'workspace:member': durable([workspaceRoom]),
    'workspace:membership': durable([userRoom]),
    'workspace:invitation': durable([userRoom]),
  },
} as const;
