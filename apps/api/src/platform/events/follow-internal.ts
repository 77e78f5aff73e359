import type { Database } from '@tidings/db';
import { readHeads } from './access.ts';
import { readEvents } from './catch-up.ts';
import type { StoredEvent } from './stored-event.ts';
import type { Follower } from './tracked-room.ts';
import type { Tracker } from './tracker.ts';

const MAX_TRIES = 10;

/**
 * Follows a room no client can join, from now on, gapless like any other (PROTOCOL §5: revocations). What it stands for
 * is to be loaded after this returns, so that nothing falls between.
 */
export async function followInternal(
  on: { db: Database; tracker: Tracker; epoch: () => string },
  room: string,
  take: (event: StoredEvent) => void,
): Promise<void> {
  const follower: Follower = { userId: null, deliver: take, removed: () => undefined };
  let reached: number | null = null;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    on.tracker.hold(room, follower);
    const [at] = await readHeads(on.db, [room]);
    if (!at) throw new Error(`There is no room ${room}: the database was not migrated.`);
    if (reached !== null && at.head > reached) {
      const missed = await readEvents(on.db, on.epoch(), [{ room, from: reached + 1, to: at.head }]);
      for (const event of missed.get(room) ?? []) take(event);
    }
    reached = at.head;
    const settled = on.tracker.settle(room, follower, at);
    if (settled.state !== 'live') continue;
    for (const event of settled.events) take(event);
    return;
  }
  throw new Error(`The room ${room} could not be caught up with.`);
}
