import { chatRoom } from '../chat/declarations.ts';
import { command } from '../kernel/command.ts';
import { latest, volatile } from '../kernel/event.ts';
import { topicRoom } from '../topics/declarations.ts';

export const presenceDeclarations = {
  events: { 'presence:state': latest([topicRoom]), 'typing:state': volatile([topicRoom, chatRoom]) },
  commands: {
    'presence:update': command(['/forum']),
    'typing:start': command(['/forum', '/workspace']),
    'typing:stop': command(['/forum', '/workspace']),
  },
} as const;
