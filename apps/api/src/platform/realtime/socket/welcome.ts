import { type Cursor, type Namespace, parseRoom, type RoomResult } from '@tidings/contracts';
import type { Socket } from 'socket.io';
import { homeNamespace } from '../../rooms/room-rules.ts';
import type { Log } from '../../telemetry/log.ts';
import { packetOf, withRooms } from '../connection/packet.ts';
import type { SocketConnection } from '../connection/socket-connection.ts';
import { readyPayload } from '../subscription/session-ready.ts';
import { type Joining, joinRooms, MAX_ROOMS, type Wanted } from '../subscription/subscribe.ts';
import { withOwnRooms } from '../subscription/sync.ts';

export type WelcomePorts = {
  serverId: string;
  joining: Joining;
  log: Log;
  /** A position was presented: how many rooms went on from it, and how many had to begin anew. */
  onReturned: (results: readonly RoomResult[]) => void;
};

/** Recovers the rooms of the presented cursor and says `session:ready`; nothing precedes it. False: it had to go. */
export async function welcome(
  on: WelcomePorts,
  connection: SocketConnection,
  socket: Socket,
  namespace: Namespace,
): Promise<boolean> {
  const { joining } = on;
  const cursor = socket.data.cursor as Cursor | null;
  socket.data.cursor = null;
  const wanted = wantedIn(cursor, namespace);
  if (namespace === homeNamespace) withOwnRooms(connection.userId, wanted);
  const ready = (results: RoomResult[]) => {
    const payload = readyPayload({ serverId: on.serverId, epoch: joining.epoch() }, connection, []);
    connection.write(packetOf(namespace, 'session:ready', withRooms(payload, results)));
    connection.welcomed();
    if (cursor) on.onReturned(results);
  };
  try {
    await joinRooms(joining, connection, namespace, [...wanted.values()], ready, true);
    return true;
  } catch (error) {
    if (!connection.closing && connection.sockets.has(namespace)) {
      on.log.warn(
        { err: error, connectionId: connection.id },
        'Could not catch a connection up; closed it, the client connects again',
      );
      connection.closeReconnectable();
    }
    return false;
  }
}

/** The cursor's rooms of this namespace, at most as many as a connection may join; own rooms come on top. */
function wantedIn(cursor: Cursor | null, namespace: Namespace): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const { room, offset, tail } of cursor?.entries ?? []) {
    if (!cursor || parseRoom(room)?.namespace !== namespace || wanted.size >= MAX_ROOMS + 2) continue;
    wanted.set(room, offset === null ? { room } : { room, since: { epoch: cursor.epoch, offset, tail } });
  }
  return wanted;
}
