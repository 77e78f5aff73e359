import { type Cursor, type Limits, type Namespace, parseRoom, type RoomResult } from '@tidings/contracts';
import type { Socket } from 'socket.io';
import { conformPayload } from '../../contract/contract.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Connection } from '../connection/connection.ts';
import { packetOf, withRooms } from '../connection/packet.ts';
import type { SocketConnection } from '../connection/socket-connection.ts';
import { windowLimits } from '../connection/window.ts';
import { type Joining, joinRooms, MAX_ROOMS, type Wanted } from '../subscription/subscribe.ts';
import { withOwnRooms } from '../subscription/sync.ts';

export type WelcomePorts = {
  serverId: string;
  joining: Joining;
  log: Log;
  /** A position was presented: how many rooms went on from it, and how many had to begin anew. */
  onReturned: (results: readonly RoomResult[]) => void;
};

export const MAX_PAYLOAD = 64 * 1024;
const HEARTBEAT_MS = 30_000;

export const limits: Limits = {
  rooms: MAX_ROOMS,
  commandsPerSecond: 10,
  burst: 20,
  windowEvents: windowLimits.events,
  windowBytes: windowLimits.bytes,
  heartbeatMs: HEARTBEAT_MS,
  maxPayloadBytes: MAX_PAYLOAD,
};

/** What a connection is sent first, on whichever transport. */
export const readyPayload = (
  on: { serverId: string; epoch: string },
  connection: Connection,
  results: readonly RoomResult[],
) =>
  conformPayload('session:ready', {
    userId: connection.userId,
    sessionId: connection.actor.sessionId,
    connectionId: connection.id,
    serverId: on.serverId,
    epoch: on.epoch,
    rooms: results,
    limits,
    serverTime: new Date().toISOString(),
  });

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
  if (namespace === '/forum') withOwnRooms(connection.userId, wanted);
  const ready = (results: RoomResult[]) => {
    const payload = readyPayload({ serverId: on.serverId, epoch: joining.epoch() }, connection, []);
    connection.write(packetOf(namespace, 'session:ready', withRooms(payload, results)));
    if (cursor) on.onReturned(results);
  };
  try {
    await joinRooms(joining, connection, namespace, [...wanted.values()], ready, true);
    return true;
  } catch (error) {
    if (!connection.closing && connection.sockets.has(namespace)) {
      on.log.warn({ err: error, connectionId: connection.id }, 'A connection could not be caught up');
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
