import { userRoom } from '../identity/declarations.ts';
import { command } from '../kernel/command.ts';
import { durable, latest } from '../kernel/event.ts';
import { defineRoom } from '../kernel/room.ts';
import { workspaceRoom } from '../workspaces/declarations.ts';

/** What is said in a channel or a direct message, for whoever may read it. */
export const chatRoom = defineRoom({
  kind: 'chat',
  namespace: '/workspace',
  prefix: 'chat:',
  code: 9,
  joinedBy: 'member',
  typing: true,
});

export const chatDeclarations = {
  rooms: [chatRoom],
  events: {
    'chat:message': durable([chatRoom], true),
    'chat:edited': durable([chatRoom], true),
    'chat:deleted': durable([chatRoom]),
    /** To the reader’s own room, and to a direct message. */
    'chat:read': durable([chatRoom, userRoom]),
    /** A public channel is everybody’s in the workspace; any other is said to those who are, or were, in it. */
    'chat:channel': durable([workspaceRoom, userRoom]),
    'chat:bumped': latest([userRoom]),
  },
  commands: { 'chat:send': command(['/workspace']) },
  errors: { CHANNEL_ARCHIVED: 409 },
} as const;
