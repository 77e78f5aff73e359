import { rooms, type ShownPresence } from '@tidings/contracts';
import type { EphemeralEvents } from '../../../platform/realtime/delivery/ephemeral-events.ts';
import type { Watch, Watches } from './watches.ts';

export type Present = { userId: string; status: ShownPresence };
export type Change = { watch: Watch; id: string; status: ShownPresence };

/** Connections that are sent something in one go; others are answered in between. */
const SENT_AT_ONCE = 200;

/** Sends each connection what looks otherwise to it than it did, in one event. */
export async function sendChanges(
  live: Pick<EphemeralEvents, 'sendTo'>,
  watches: Watches,
  changes: readonly Change[],
): Promise<void> {
  const byWatch = new Map<Watch, Present[]>();
  for (const { watch, id, status } of changes) {
    if (watch.lookOf(id) === status || !watches.has(watch)) continue;
    watch.note(id, status);
    const people = byWatch.get(watch) ?? [];
    people.push({ userId: id, status });
    byWatch.set(watch, people);
  }
  let sent = 0;
  for (const [watch, people] of byWatch) {
    if (++sent % SENT_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    const { connection } = watch;
    if (watches.has(watch)) live.sendTo([connection], 'presence:changed', rooms.user(connection.userId), { people });
  }
}
