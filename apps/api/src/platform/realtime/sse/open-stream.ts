import type { RoomResult } from '@tidings/contracts';
import { type Joining, joinRooms, type Wanted } from '../subscription/subscribe.ts';
import type { EventStream } from './event-stream.ts';

type Granted = Extract<RoomResult, { ok: true }>;
const eventsOf = (results: readonly RoomResult[]) => results.flatMap((r) => (r.ok ? r.events : []));
/** The results as the stream announces them: what was missed follows as frames, nothing has to be pulled. */
const announced = (results: readonly RoomResult[]): RoomResult[] =>
  results.map((r) => (r.ok ? { ...r, events: [], more: false } : r));

/**
 * Brings a stream to life: `session:ready`, what was missed page by page as fast as the reader takes it, then live.
 * Every page is proved again from where the last one ended, so nothing is skipped and nothing comes twice.
 */
export async function openStream(
  on: Joining,
  stream: EventStream,
  wanted: readonly Wanted[],
  ready: (rooms: RoomResult[]) => object,
): Promise<void> {
  const first = (results: RoomResult[]) => {
    stream.replay(['session:ready', ready(announced(results))], eventsOf(results));
    stream.welcomed();
  };
  await joinRooms(on, stream, null, wanted, first, true);
  await pullRest(on, stream);
  stream.mark();
}

/** Pulls the rooms that were too far behind for one answer until all of them are live. */
async function pullRest(on: Joining, stream: EventStream): Promise<void> {
  for (;;) {
    const behind = [...stream.rooms].filter(([, state]) => state.lagging).map(([room]) => room);
    if (behind.length === 0 || stream.closing) return;
    await stream.drained();
    const wanted = behind.map((room): Wanted => {
      const standing = stream.standing(room);
      return standing ? { room, since: { epoch: on.epoch(), ...standing } } : { room };
    });
    await joinRooms(on, stream, null, wanted, (results) => next(stream, results), true);
  }
}

function next(stream: EventStream, results: RoomResult[]): void {
  for (const result of results) {
    if (!result.ok) stream.removed(result.room);
    else if (!result.recovered) stream.sendControl(null, 'sync:reset', { room: result.room, reason: reasonOf(result) });
  }
  stream.replay(null, eventsOf(results));
}

const reasonOf = (result: Granted) => result.reason ?? 'fresh';
