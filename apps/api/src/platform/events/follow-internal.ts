import type { Database } from '@tidings/db';
import { readHeads } from './access.ts';
import type { StoredEvent } from './stored-event.ts';
import type { Follower } from './tracked-room.ts';
import type { Tracker } from './tracker.ts';

/** Follows a room no client can join, from now on, gapless like any other (PROTOCOL §5: revocations). */
export async function followInternal(
  db: Database,
  tracker: Tracker,
  room: string,
  take: (event: StoredEvent) => void,
): Promise<void> {
  const follower: Follower = { userId: null, deliver: take, removed: () => undefined };
  tracker.hold(room, follower);
  const [at] = await readHeads(db, [room]);
  if (!at) throw new Error(`There is no room ${room}: the database was not migrated.`);
  for (const event of tracker.settle(room, follower, at) ?? []) take(event);
}
