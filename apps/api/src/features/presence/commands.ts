import { TidingsError } from '../../platform/kernel/errors.ts';
import type { CommandHandlers } from '../../platform/realtime/commands/command-handler.ts';
import type { Connection } from '../../platform/realtime/connection/connection.ts';
import { takesTyping } from '../../platform/rooms/room-rules.ts';
import type { Presence } from './presence.ts';
import type { Typing } from './typing.ts';

export function presenceCommands(presence: Presence, typing: Typing): CommandHandlers {
  return {
    'presence:update'({ connection, input, answer }) {
      presence.setStatus(connection, input.status);
      answer({ ok: true });
    },
    'typing:start'({ connection, input, answer }) {
      assertIn(connection, input.room);
      typing.start(connection, input.room);
      answer({ ok: true });
    },
    'typing:stop'({ connection, input, answer }) {
      assertIn(connection, input.room);
      typing.stop(connection, input.room);
      answer({ ok: true });
    },
  };
}

function assertIn(connection: Connection, room: string): void {
  if (takesTyping(room) && connection.rooms.has(room)) return;
  throw new TidingsError('ROOM_REFUSED', 'You are not in that room.');
}
