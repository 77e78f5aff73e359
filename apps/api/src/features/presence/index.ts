import { parseRoom } from '@tidings/contracts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import type { CommandHandlers } from '../../platform/realtime/commands/dispatch.ts';
import type { Connection } from '../../platform/realtime/connection/connection.ts';
import type { Cluster } from '../../platform/redis/join-cluster.ts';
import { Presence, type PresenceMessage, type PresenceOptions } from './presence.ts';
import { Typing, type TypingOptions } from './typing.ts';

type Ports = Omit<PresenceOptions & TypingOptions, 'carry' | 'isHidden'> & {
  /** The other servers; `null` for a server alone. */
  cluster: Pick<Cluster, 'carry' | 'hear'> | null;
};

/** Who is here and who is writing, with the commands that say so. Call it before the namespaces are opened. */
export function openPresence({ cluster, ...ports }: Ports): { presence: Presence; commands: CommandHandlers } {
  const presence = new Presence({ ...ports, carry: cluster && ((message) => cluster.carry('presence', message)) });
  cluster?.hear<PresenceMessage>('presence', (message) => presence.receive(message));
  const typing = new Typing({ ...ports, isHidden: presence.isHidden });
  return { presence, commands: presenceCommands(presence, typing) };
}

function presenceCommands(presence: Presence, typing: Typing): CommandHandlers {
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
  if (parseRoom(room)?.kind === 'topic' && connection.rooms.has(room)) return;
  throw new TidingsError('ROOM_REFUSED', 'You are not in that room.');
}
