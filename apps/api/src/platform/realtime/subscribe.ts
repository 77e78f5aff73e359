import { type Namespace, parseRoom, type RoomResult, roomKinds } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { TidingsError } from '../errors.ts';
import { readAccess } from '../events/access.ts';
import type { Since } from '../events/catch-up.ts';
import { type RoomPosition, recoverRooms } from '../events/recover.ts';
import { type StoredEvent, toWire } from '../events/stored-event.ts';
import type { Tracker } from '../events/tracker.ts';
import type { Connection } from './connection.ts';

export const MAX_ROOMS = 64;

export type Joining = {
  db: Database;
  tracker: Tracker;
  epoch: () => string;
  onForeignRoom: (connection: Connection, room: string) => void;
};
export type Wanted = { room: string; since?: Since | undefined };
export type Answer = (results: RoomResult[]) => void;

/**
 * Catches a connection up and joins it, in the order that loses nothing: hold the rooms' live events for this
 * connection → authorise and read heads in one query → read and prove what was missed → answer → flush what is newer →
 * go live in the same turn. `byServer` may join the rooms no client may ask for.
 */
export async function joinRooms(
  on: Joining,
  connection: Connection,
  namespace: Namespace,
  wanted: readonly Wanted[],
  answer: Answer,
  byServer = false,
): Promise<void> {
  const names = [...new Set(wanted.map(({ room }) => room))];
  const askable = names.filter((room) => isAskable(on, connection, room, namespace, byServer));
  const fresh = askable.filter((room) => !connection.rooms.has(room)).length;
  if (!byServer && clientRooms(connection) + fresh > MAX_ROOMS) {
    throw new TidingsError('TOO_MANY_ROOMS', `A connection follows at most ${MAX_ROOMS} rooms.`);
  }
  for (const room of askable) on.tracker.hold(room, connection);
  try {
    const { access, recoveries } = await readRooms(on, connection, wanted, askable);
    if (connection.closing || !connection.sockets.has(namespace))
      throw new TidingsError('CONFLICT', 'The connection ended.');
    const results = names.map((room): RoomResult => resultOf(room, access.get(room), recoveries.get(room), on.epoch()));
    answer(results);
    for (const room of askable) {
      const granted = access.get(room);
      if (!granted) on.tracker.leave(room, connection);
      else {
        const recovery = recoveries.get(room);
        const since = wanted.find((w) => w.room === room)?.since;
        const acked = recovery?.recovered && since ? since.offset : granted.head;
        goLive(on, connection, namespace, room, granted, acked, recovery?.more ?? false);
      }
    }
  } catch (error) {
    for (const room of askable) {
      const state = connection.rooms.get(room);
      if (state) state.lagging = true;
      on.tracker.leave(room, connection);
    }
    throw error;
  }
}

/** Reads without joining. A room whose follower had fallen behind re-enters the fan-out when the pull reaches the head. */
export async function syncRooms(
  on: Joining,
  connection: Connection,
  namespace: Namespace,
  wanted: readonly Wanted[],
  answer: Answer,
): Promise<void> {
  const names = [...new Set(wanted.map(({ room }) => room))];
  const lagging = wanted.filter(({ room }) => connection.rooms.get(room)?.lagging);
  if (lagging.length > 0) {
    return joinRooms(
      on,
      connection,
      namespace,
      wanted,
      answer,
      lagging.some(({ room }) => room.startsWith('user:')),
    );
  }
  const askable = names.filter(
    (room) => connection.rooms.has(room) || isAskable(on, connection, room, namespace, false),
  );
  const { access, recoveries } = await readRooms(on, connection, wanted, askable);
  answer(names.map((room) => resultOf(room, access.get(room), recoveries.get(room), on.epoch())));
}

async function readRooms(on: Joining, connection: Connection, wanted: readonly Wanted[], askable: readonly string[]) {
  const access = askable.length === 0 ? new Map() : await readAccess(on.db, connection.userId, askable);
  const positions: RoomPosition[] = wanted.filter(({ room }) => askable.includes(room));
  return { access, recoveries: await recoverRooms(on.db, on.epoch(), positions, access) };
}

function goLive(
  on: Joining,
  connection: Connection,
  namespace: Namespace,
  room: string,
  granted: { head: number; scope: string; version: number },
  acked: number,
  more: boolean,
): void {
  const before = connection.rooms.get(room)?.acked ?? 0;
  const newer: StoredEvent[] | null = more ? null : on.tracker.settle(room, connection, granted);
  const lagging = newer === null;
  connection.rooms.set(room, { namespace, acked: Math.max(before, acked), head: granted.head, lagging });
  if (lagging) {
    on.tracker.leave(room, connection);
    return;
  }
  connection.window.drop(room);
  for (const event of newer) connection.deliver(event);
  void connection.sockets.get(namespace)?.join(`${room}#${connection.shard}`);
}

function isAskable(
  on: Joining,
  connection: Connection,
  room: string,
  namespace: Namespace,
  byServer: boolean,
): boolean {
  const parsed = parseRoom(room);
  if (parsed?.kind === 'user' && parsed.id !== connection.userId) on.onForeignRoom(connection, room);
  if (!parsed || parsed.namespace !== namespace) return false;
  return byServer || roomKinds[parsed.kind].joinedBy === 'client' || connection.rooms.has(room);
}

const clientRooms = (connection: Connection) =>
  [...connection.rooms.keys()].filter((room) => !room.startsWith('user:') && room !== 'announcements').length;

type Access = { head: number; floor: number };
type Recovered = { recovered: boolean; reason?: string; events: StoredEvent[]; more: boolean };

function resultOf(
  room: string,
  access: Access | undefined,
  recovery: Recovered | undefined,
  epoch: string,
): RoomResult {
  if (!access || !recovery) return { room, ok: false, code: 'ROOM_REFUSED' };
  const { head, floor } = access;
  const events = recovery.events.map(toWire);
  const { recovered, more } = recovery;
  const reason = recovery.reason ? { reason: recovery.reason } : {};
  return { room, ok: true, epoch, head, floor, recovered, ...reason, events, more } as RoomResult;
}
