import { idTail, type Namespace, parseRoom, type RoomResult, roomKinds } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { type RoomAccess, readAccess } from '../../events/catch-up/access.ts';
import type { Recovery, Since } from '../../events/catch-up/catch-up.ts';
import { type RoomPosition, recoverRooms } from '../../events/catch-up/recover.ts';
import type { WithheldFrom } from '../../events/catch-up/withheld.ts';
import type { StoredEvent } from '../../events/log/stored-event.ts';
import { toWire } from '../../events/log/wire.ts';
import type { Tracker } from '../../events/tracker/tracker.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { isJoinedByMember, isOwnStream, namespaceOf } from '../../rooms/room-rules.ts';
import type { Connection, Standing } from '../connection/connection.ts';

export const MAX_ROOMS = 64;

export type Joining = {
  db: Database;
  tracker: Tracker;
  epoch: () => string;
  withheldFrom: WithheldFrom;
  onForeignRoom: (who: { userId: string; id?: string }, room: string) => void;
  /** A position was presented or acknowledged: everything up to it has arrived. `had`: up to where it was acknowledged before. */
  onAcked: (connection: Connection, room: string, offset: number, had?: number) => void;
};
export type Wanted = { room: string; since?: Since | undefined };
export type Answer = (results: RoomResult[]) => void;
/** `null`: every room in its own namespace, where a transport carries them all. */
type Where = Namespace | null;

/**
 * Catches a connection up and joins it, in the order that loses nothing: hold the rooms' live events for this
 * connection → authorise and read heads in one query → read and prove what was missed → answer → flush what is newer →
 * go live in the same turn. `byServer` may join the rooms no client may ask for.
 */
export async function joinRooms(
  on: Joining,
  connection: Connection,
  where: Where,
  wanted: readonly Wanted[],
  answer: Answer,
  byServer = false,
): Promise<void> {
  const names = [...new Set(wanted.map(({ room }) => room))];
  const askable = names.filter((room) => isAskable(on, connection, room, where, byServer));
  const fresh = askable.filter((room) => !connection.rooms.has(room)).length;
  if (!byServer && clientRooms(connection) + fresh > MAX_ROOMS) {
    throw new TidingsError('TOO_MANY_ROOMS', `A connection follows at most ${MAX_ROOMS} rooms.`);
  }
  for (const room of askable) {
    connection.exit(room);
    on.tracker.hold(room, connection);
  }
  try {
    const { access, recoveries } = await readRooms(on, connection.userId, wanted, askable);
    if (connection.closing || (where && !connection.carries(where)))
      throw new TidingsError('CONFLICT', 'The connection ended.');
    answer(names.map((room) => resultOf(room, access.get(room), recoveries.get(room), on.epoch())));
    for (const room of askable) {
      const granted = access.get(room);
      const recovery = recoveries.get(room);
      if (!granted || !recovery) {
        on.tracker.leave(room, connection);
        connection.rooms.delete(room);
      } else goLive(on, connection, granted, recovery, wanted.find((w) => w.room === room)?.since);
    }
  } catch (error) {
    for (const room of askable) {
      const state = connection.rooms.get(room);
      if (state) state.lagging = true;
      if (state && !connection.closing) on.tracker.lag(room, connection);
      else on.tracker.leave(room, connection);
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
  const others = wanted.filter(({ room }) => !connection.rooms.get(room)?.lagging);
  const names = [...new Set(others.map(({ room }) => room))];
  const askable = names.filter(
    (room) => connection.rooms.has(room) || isAskable(on, connection, room, namespace, false),
  );
  const { access, recoveries } = await readRooms(on, connection.userId, others, askable);
  for (const [room, { head }] of access) {
    const state = connection.rooms.get(room);
    // What this answer brings may be acknowledged, though the bus has not brought it here yet.
    if (state) state.head = Math.max(state.head, head);
  }
  const read = names.map((room) => resultOf(room, access.get(room), recoveries.get(room), on.epoch()));
  const lagging = wanted.filter((asked) => !others.includes(asked));
  if (lagging.length === 0) return answer(read);
  return joinRooms(on, connection, namespace, lagging, (joined) => answer([...read, ...joined]));
}

/** Authorises rooms and recovers them from their positions. */
export async function readRooms(
  on: Pick<Joining, 'db' | 'epoch' | 'withheldFrom'>,
  userId: string,
  wanted: readonly Wanted[],
  askable: readonly string[],
) {
  const read = (): Promise<ReadonlyMap<string, RoomAccess>> => readAccess(on.db, userId, askable);
  let access: ReadonlyMap<string, RoomAccess> = askable.length === 0 ? new Map() : await read();
  const own = askable.find((room) => isOwnStream(room, userId));
  // Who came into the database by another way than registering has no room yet, and would hear nothing of what is said there.
  if (own && !access.has(own)) {
    await on.db.pool.query('SELECT open_own_rooms(ARRAY[$1]::uuid[])', [userId]);
    access = await read();
  }
  const positions: RoomPosition[] = wanted.filter(({ room }) => askable.includes(room));
  const isWithheld = (event: StoredEvent) => on.withheldFrom(event) === userId;
  return { access, recoveries: await recoverRooms(on.db, on.epoch(), positions, access, isWithheld) };
}

/** Where a room stands once an answer was given. */
export function standingAfter(access: RoomAccess, recovery: Recovery, since: Since | undefined): Standing {
  const last = recovery.events.at(-1);
  if (last) return { offset: last.offset, tail: idTail(last.id) };
  if (recovery.recovered && since) return { offset: since.offset, tail: since.tail ?? (since.id && idTail(since.id)) };
  return { offset: access.head, tail: access.lastId ? idTail(access.lastId) : undefined };
}

function goLive(
  on: Joining,
  connection: Connection,
  granted: RoomAccess,
  recovery: Recovery,
  since: Since | undefined,
): void {
  const { room, head } = granted;
  const namespace = namespaceOf(room);
  const presented = recovery.recovered && since ? since.offset : null;
  const acked = Math.max(connection.rooms.get(room)?.acked ?? 0, presented ?? head);
  const settled = recovery.more ? null : on.tracker.settle(room, connection, granted);
  if (settled?.state === 'gone') {
    connection.rooms.delete(room);
    connection.sendControl(namespace, 'sync:reset', { room, reason: 'left' });
    return;
  }
  const newer = settled?.state === 'live' ? settled.events : [];
  const withheld = newer.findLast((event) => on.withheldFrom(event) === connection.userId);
  const live = settled?.state === 'live' && !withheld;
  connection.rooms.set(room, { namespace, acked, head, lagging: !live });
  if (presented) on.onAcked(connection, room, presented);
  connection.enter(room, namespace, standingAfter(granted, recovery, since), live);
  if (live) for (const event of newer) connection.deliver(event);
  else if (settled?.state !== 'behind') on.tracker.lag(room, connection);
  const behind = settled?.state === 'behind' ? settled.head : withheld?.offset;
  if (behind !== undefined) connection.fellBehind(room, behind, on.epoch());
}

function isAskable(on: Joining, connection: Connection, room: string, where: Where, byServer: boolean): boolean {
  const parsed = parseRoom(room);
  if (parsed?.kind === 'user' && parsed.id !== connection.userId) on.onForeignRoom(connection, room);
  if (!parsed || (where && parsed.namespace !== where)) return false;
  return byServer || roomKinds[parsed.kind].joinedBy === 'member' || connection.rooms.has(room);
}

const clientRooms = (connection: Connection) => [...connection.rooms.keys()].filter(isJoinedByMember).length;

function resultOf(
  room: string,
  access: RoomAccess | undefined,
  recovery: Recovery | undefined,
  epoch: string,
): RoomResult {
  if (!access || !recovery) return { room, ok: false, code: 'ROOM_REFUSED' };
  const { head, floor } = access;
  const reason = recovery.recovered ? {} : { reason: recovery.reason };
  const { recovered, more } = recovery;
  const events = recovery.events.map(toWire);
  return { room, ok: true, epoch, head, floor, recovered, ...reason, events, more } as RoomResult;
}
