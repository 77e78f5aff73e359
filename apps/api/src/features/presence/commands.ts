import { TidingsError } from '../../platform/kernel/errors.ts';
import type { CommandHandlers } from '../../platform/realtime/commands/command-handler.ts';
import type { Connection } from '../../platform/realtime/connection/connection.ts';
import type { MemberPresence } from './members/member-presence.ts';
import { canTypeIn } from './policy.ts';
import type { Presence } from './presence.ts';
import type { Typing } from './typing.ts';

/** What members say of their presence and typing, and whom they watch. Throws ROOM_REFUSED for a room they are not in. */
export function presenceCommands(presence: Presence, typing: Typing, members: MemberPresence): CommandHandlers {
  return {
    'presence:update'({ connection, input, answer }) {
      presence.setStatus(connection, input.status);
      members.changed(connection.userId);
      answer({ ok: true });
    },
    'presence:watch': ({ connection, input, answer }) =>
      members.teller.watch(connection, input.userIds, (people) => answer({ ok: true, people })),
    'typing:start'({ connection, input, answer }) {
      assertMayType(connection, input.room);
      typing.start(connection, input.room);
      answer({ ok: true });
    },
    'typing:stop'({ connection, input, answer }) {
      assertMayType(connection, input.room);
      typing.stop(connection, input.room);
      answer({ ok: true });
    },
  };
}

function assertMayType(connection: Connection, room: string): void {
  if (!canTypeIn(connection.rooms, room)) throw new TidingsError('ROOM_REFUSED', 'You are not in that room.');
}
