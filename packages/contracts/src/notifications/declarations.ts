import { userRoom } from '../identity/declarations.ts';
import { command } from '../kernel/command.ts';
import { durable, latest } from '../kernel/event.ts';

export const notificationDeclarations = {
  events: {
    'notification:new': durable([userRoom], true),
    'notification:updated': durable([userRoom], true),
    'notification:read': durable([userRoom]),
    'notification:seen': durable([userRoom]),
    'notification:archived': durable([userRoom]),
    'notification:snoozed': durable([userRoom]),
    'notification:deleted': durable([userRoom]),
    'notification:retracted': durable([userRoom]),
    'notification:count': latest([userRoom]),
  },
  errors: { UNREAD_STAYS: 409, UNDO_TOKEN_INVALID: 400 },
  commands: {
    'notification:mark-read': command(['/forum']),
    'notification:archive': command(['/forum']),
    'notification:delete': command(['/forum']),
    'notification:mark-seen': command(['/forum']),
    'notification:mark-all-read': command(['/forum']),
  },
} as const;
