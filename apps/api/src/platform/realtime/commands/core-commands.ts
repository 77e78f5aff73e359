import type { CommandInput, Position } from '@tidings/contracts';
import type { Authority } from '../../auth/authority.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { isJoinedByMember } from '../../rooms/room-rules.ts';
import type { Connection } from '../connection/connection.ts';
import { type Joining, joinRooms, syncRooms, type Wanted } from '../subscription/subscribe.ts';
import type { CommandHandlers } from './command-handler.ts';

export type CoreOptions = Joining & {
  authority: Authority;
  /** The newest offset of a room this server has seen; 0 when it follows it not. */
  headOf: (room: string) => number;
  /** What is on the screen of this connection is other than it was. */
  onLook: (connection: Connection) => void;
};

type Asked = { room: string; since?: Position | undefined }[];
const wantedOf = (rooms: Asked): Wanted[] => rooms.map(({ room, since }) => (since ? { room, since } : { room }));

/** Notes what is on the screen; true when that is other than it was. */
function look(connection: Connection, { visible, viewing }: CommandInput<'heartbeat'>): boolean {
  const wasVisible = connection.visible;
  const before = connection.viewing;
  if (wasVisible !== visible) {
    connection.visible = visible;
    connection.hiddenAt = visible ? 0 : Date.now();
  }
  if (viewing) {
    const rooms = viewing.filter(({ atEnd }) => atEnd).map(({ room }) => room);
    connection.viewing = [...new Set(rooms)].sort();
  }
  connection.lookedAt = Date.now();
  return wasVisible !== visible || connection.viewing.join('\n') !== before.join('\n');
}

/** The commands of the protocol itself. */
export function coreCommands(on: CoreOptions): CommandHandlers {
  return {
    subscribe: ({ connection, namespace, input, answer }) =>
      joinRooms(on, connection, namespace, wantedOf(input.rooms), (rooms) => {
        answer({ ok: true, rooms });
        if (rooms.some(({ room }) => connection.viewing.includes(room))) on.onLook(connection);
      }),

    sync: ({ connection, namespace, input, answer }) =>
      syncRooms(on, connection, namespace, wantedOf(input.rooms), (rooms) => answer({ ok: true, rooms })),

    unsubscribe({ connection, namespace, input, answer }) {
      for (const room of input.rooms) {
        const state = connection.rooms.get(room);
        if (!state || state.namespace !== namespace || !isJoinedByMember(room)) continue;
        connection.exit(room);
        connection.rooms.delete(room);
        on.tracker.leave(room, connection);
        if (connection.viewing.includes(room)) on.onLook(connection);
      }
      answer({ ok: true });
    },

    ack({ connection, input, answer }) {
      for (const [room, offset] of input.acks) {
        const had = connection.ack(room, offset);
        if (had !== null) on.onAcked(connection, room, offset, had);
      }
      answer({ ok: true });
    },

    heartbeat({ connection, input, answer }) {
      if (look(connection, input)) on.onLook(connection);
      const rooms: Record<string, number> = {};
      for (const [room, state] of connection.rooms) rooms[room] = Math.max(on.headOf(room), state.head);
      answer({ ok: true, epoch: on.epoch(), rooms, serverTime: new Date().toISOString() });
    },

    async 'auth:refresh'({ connection, input, answer }) {
      const { actor, claims } = await on.authority.authenticate(input.token);
      if (actor.id !== connection.userId) {
        connection.closeForGood('AUTH_INVALID', 'The token belongs to another member.');
        throw new TidingsError('AUTH_INVALID', 'The token belongs to another member.');
      }
      connection.renew({ actor, tokenVersion: claims.version, expiresAt: claims.expiresAt });
      answer({ ok: true, expiresAt: new Date(claims.expiresAt).toISOString() });
    },
  };
}
