import { chatRoom } from '../chat/declarations.ts';
import { userRoom } from '../identity/declarations.ts';
import { command } from '../kernel/command.ts';
import { latest, volatile } from '../kernel/event.ts';
import { topicRoom } from '../topics/declarations.ts';

export const presenceDeclarations = {
  events: {
    'presence:state': latest([topicRoom]),
    /** To each connection that watches somebody, and to no other of its member. */
    'presence:changed': latest([userRoom]),
    'typing:state': volatile([topicRoom, chatRoom]),
  },
  commands: {
    'presence:update': command(['/forum']),
    'presence:watch': command(['/forum']),
    'typing:start': command(['/forum', '/workspace']),
    'typing:stop': command(['/forum', '/workspace']),
  },
} as const;
