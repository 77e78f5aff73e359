import { decodeCursor, encodeCursor, parseRoom } from '@tidings/contracts';
import type { SyncAnswer } from '@tidings/contracts/rest';
import { toWire } from '../../events/log/wire.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { ownRooms } from '../../rooms/room-rules.ts';
import { type Joining, MAX_ROOMS, readRooms, standingAfter, type Wanted } from './subscribe.ts';

type SyncPorts = Pick<Joining, 'db' | 'epoch' | 'onForeignRoom' | 'withheldFrom'>;
export type Synced = { answer: SyncAnswer; presented: Map<string, number> };

/** Rooms and positions out of a cursor. Throws BAD_REQUEST for anything that is not one. */
export function wantedOf(cursor: string | undefined, more: readonly string[] = []): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>(more.map((room) => [room, { room }]));
  if (cursor === undefined) return wanted;
  const decoded = decodeCursor(cursor);
  if (!decoded) throw new TidingsError('BAD_REQUEST', 'The cursor cannot be read. Start again without it.');
  for (const { room, offset, tail } of decoded.entries) {
    wanted.set(room, offset === null ? { room } : { room, since: { epoch: decoded.epoch, offset, tail } });
  }
  return wanted;
}

/** The rooms every transport follows without being asked. */
export function withOwnRooms(userId: string, wanted: Map<string, Wanted>): Map<string, Wanted> {
  for (const room of ownRooms(userId)) if (!wanted.has(room)) wanted.set(room, { room });
  return wanted;
}

/** The timed transport: what was missed since the cursor, proved as on every other transport, and the cursor after it. */
export async function syncByCursor(on: SyncPorts, userId: string, asked: Map<string, Wanted>): Promise<Synced> {
  const wanted = [...withOwnRooms(userId, asked).values()];
  if (wanted.length > MAX_ROOMS + 2) {
    throw new TidingsError('TOO_MANY_ROOMS', `A cursor holds at most ${MAX_ROOMS} rooms.`);
  }
  const names = wanted.map(({ room }) => room);
  const askable = names.filter((room) => isAskable(on, userId, room));
  const { access, recoveries } = await readRooms(on, userId, wanted, askable);
  const answer: SyncAnswer = { events: [], cursor: '', resets: [], more: false };
  const entries: { room: string; offset: number; tail?: string }[] = [];
  const presented = new Map<string, number>();
  for (const { room, since } of wanted) {
    const granted = access.get(room);
    const recovery = recoveries.get(room);
    if (!granted || !recovery) {
      answer.resets.push({ room, reason: 'refused' });
      continue;
    }
    if (!recovery.recovered) answer.resets.push({ room, reason: recovery.reason });
    else if (since) presented.set(room, since.offset);
    answer.events.push(...(recovery.events.map(toWire) as SyncAnswer['events']));
    answer.more ||= recovery.more;
    const { offset, tail } = standingAfter(granted, recovery, since);
    entries.push({ room, offset, ...(tail && { tail }) });
  }
  answer.cursor = encodeCursor({ epoch: on.epoch(), entries });
  return { answer, presented };
}

/** Anything may be asked for by name; whether it is open is the database's to say. Foreign member rooms are noted. */
function isAskable(on: SyncPorts, userId: string, room: string): boolean {
  const parsed = parseRoom(room);
  if (parsed?.kind !== 'user' || parsed.id === userId) return parsed !== null;
  on.onForeignRoom({ userId }, room);
  return false;
}
