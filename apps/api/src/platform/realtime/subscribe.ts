import { idTail, type Namespace, parseRoom, type RoomResult, roomKinds } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { TidingsError } from '../errors.ts';
import { type RoomAccess, readAccess } from '../events/access.ts';
import type { Recovery, Since } from '../events/catch-up.ts';
import { type RoomPosition, recoverRooms } from '../events/recover.ts';
import type { Tracker } from '../events/tracker.ts';
import { toWire } from '../events/wire.ts';
import type { Link, Standing } from './link.ts';

export const MAX_ROOMS = 64;

export type Joining = {
  db: Database;
  tracker: Tracker;
  epoch: () => string;
  onForeignRoom: (who: { userId: string; id?: string }, room: string) => void;
  /** A position was presented or acknowledged: everything up to it has arrived. */
  onAcked: (link: Link, room: string, offset: number) => void;
};
export type Wanted = { room: string; since?: Since | undefined };
export type Answer = (results: RoomResult[]) => void;
/** `null`: every room in its own namespace, where a rung carries them all. */
type Where = Namespace | null;

/**
 * Catches a connection up and joins it, in the order that loses nothing: hold the rooms' live events for this
 * connection → authorise and read heads in one query → read and prove what was missed → answer → flush what is newer →
 * go live in the same turn. `byServer` may join the rooms no client may ask for.
 */
export async function joinRooms(
  on: Joining,
  link: Link,
  where: Where,
  wanted: readonly Wanted[],
  answer: Answer,
  byServer = false,
): Promise<void> {
  const names = [...new Set(wanted.map(({ room }) => room))];
  const askable = names.filter((room) => isAskable(on, link, room, where, byServer));
  const fresh = askable.filter((room) => !link.rooms.has(room)).length;
  if (!byServer && clientRooms(link) + fresh > MAX_ROOMS) {
    throw new TidingsError('TOO_MANY_ROOMS', `A connection follows at most ${MAX_ROOMS} rooms.`);
  }
  for (const room of askable) {
    link.exit(room);
    on.tracker.hold(room, link);
  }
  try {
    const { access, recoveries } = await readRooms(on, link.userId, wanted, askable);
    if (link.closing || (where && !link.carries(where))) throw new TidingsError('CONFLICT', 'The connection ended.');
    answer(names.map((room) => resultOf(room, access.get(room), recoveries.get(room), on.epoch())));
    for (const room of askable) {
      const granted = access.get(room);
      const recovery = recoveries.get(room);
      if (!granted || !recovery) {
        on.tracker.leave(room, link);
        link.rooms.delete(room);
      } else goLive(on, link, granted, recovery, wanted.find((w) => w.room === room)?.since);
    }
  } catch (error) {
    for (const room of askable) {
      const state = link.rooms.get(room);
      if (state) state.lagging = true;
      if (state && !link.closing) on.tracker.lag(room, link);
      else on.tracker.leave(room, link);
    }
    throw error;
  }
}

/** Reads without joining. A room whose follower had fallen behind re-enters the fan-out when the pull reaches the head. */
export async function syncRooms(
  on: Joining,
  link: Link,
  namespace: Namespace,
  wanted: readonly Wanted[],
  answer: Answer,
): Promise<void> {
  const others = wanted.filter(({ room }) => !link.rooms.get(room)?.lagging);
  const names = [...new Set(others.map(({ room }) => room))];
  const askable = names.filter((room) => link.rooms.has(room) || isAskable(on, link, room, namespace, false));
  const { access, recoveries } = await readRooms(on, link.userId, others, askable);
  for (const [room, { head }] of access) {
    const state = link.rooms.get(room);
    // What this answer brings may be acknowledged, though the bus has not brought it here yet.
    if (state) state.head = Math.max(state.head, head);
  }
  const read = names.map((room) => resultOf(room, access.get(room), recoveries.get(room), on.epoch()));
  const lagging = wanted.filter((asked) => !others.includes(asked));
  if (lagging.length === 0) return answer(read);
  return joinRooms(on, link, namespace, lagging, (joined) => answer([...read, ...joined]));
}

/** Authorises rooms and recovers them from their positions. */
export async function readRooms(
  on: Pick<Joining, 'db' | 'epoch'>,
  userId: string,
  wanted: readonly Wanted[],
  askable: readonly string[],
) {
  const access: ReadonlyMap<string, RoomAccess> =
    askable.length === 0 ? new Map() : await readAccess(on.db, userId, askable);
  const positions: RoomPosition[] = wanted.filter(({ room }) => askable.includes(room));
  return { access, recoveries: await recoverRooms(on.db, on.epoch(), positions, access) };
}

/** Where a room stands once an answer was given. */
export function standingAfter(access: RoomAccess, recovery: Recovery, since: Since | undefined): Standing {
  const last = recovery.events.at(-1);
  if (last) return { offset: last.offset, tail: idTail(last.id) };
  if (recovery.recovered && since) return { offset: since.offset, tail: since.tail ?? (since.id && idTail(since.id)) };
  return { offset: access.head, tail: access.lastId ? idTail(access.lastId) : undefined };
}

function goLive(on: Joining, link: Link, granted: RoomAccess, recovery: Recovery, since: Since | undefined): void {
  const { room, head } = granted;
  const namespace = parseRoom(room)?.namespace ?? '/forum';
  const presented = recovery.recovered && since ? since.offset : null;
  const acked = Math.max(link.rooms.get(room)?.acked ?? 0, presented ?? head);
  const settled = recovery.more ? null : on.tracker.settle(room, link, granted);
  if (settled?.state === 'gone') {
    link.rooms.delete(room);
    link.tell(namespace, 'sync:reset', { room, reason: 'left' });
    return;
  }
  const live = settled?.state === 'live';
  link.rooms.set(room, { namespace, acked, head, lagging: !live });
  if (presented) on.onAcked(link, room, presented);
  link.enter(room, namespace, standingAfter(granted, recovery, since), live);
  if (live) for (const event of settled.events) link.deliver(event);
  else if (settled) link.fellBehind(room, settled.head, on.epoch());
  else on.tracker.lag(room, link);
}

function isAskable(on: Joining, link: Link, room: string, where: Where, byServer: boolean): boolean {
  const parsed = parseRoom(room);
  if (parsed?.kind === 'user' && parsed.id !== link.userId) on.onForeignRoom(link, room);
  if (!parsed || (where && parsed.namespace !== where)) return false;
  return byServer || roomKinds[parsed.kind].joinedBy === 'client' || link.rooms.has(room);
}

const clientRooms = (link: Link) =>
  [...link.rooms.keys()].filter((room) => !room.startsWith('user:') && room !== 'announcements').length;

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
