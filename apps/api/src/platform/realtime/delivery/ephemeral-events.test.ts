import type { TopicCounts } from '@tidings/contracts';
import { fakeClock } from '@tidings/testing';
import { expect, test } from 'vitest';
import type { BusMessage } from '../../events/log/stored-event.ts';
import { TrackedRoom } from '../../events/tracker/tracked-room.ts';
import type { Tracker } from '../../events/tracker/tracker.ts';
import { Connection } from '../connection/connection.ts';
import { type EphemeralEvent, EphemeralEvents } from './ephemeral-events.ts';
import { TimeSlices } from './time-slices.ts';

const category = 'category:01a1f868-5e80-7c46-8ab1-c70e195dd31f';
const id = '01a1f868-5e80-7c46-8ab1-c70e195dd320';
const counts = { replyCount: 1 } as TopicCounts;

/** A reader on a transport that gets events one by one. */
class Reader extends Connection {
  readonly id = 'reader';
  readonly transport = 'sse';
  readonly seen: unknown[] = [];
  constructor() {
    const actor = { id, username: 'a', displayName: 'a', role: 'member', sessionId: 's' } as const;
    const never = {
      suspendedUntil: null,
      silencedUntil: null,
      presenceHidden: false,
      presenceChoice: null,
      presenceUntil: null,
    };
    super({ actor: { ...actor, ...never }, deviceId: 'device-1', tokenVersion: 1, expiresAt: 0 });
  }
  carries = () => true;
  deliver = () => undefined;
  sendControl = () => undefined;
  closeReconnectable = () => undefined;
  closeForGood = () => undefined;
  override sendEphemeral(_namespace: string, _name: string, payload: { excerpt?: string }): void {
    this.seen.push(payload.excerpt);
  }
}

function make(slices = new TimeSlices()) {
  const clock = fakeClock();
  const room = new TrackedRoom(category);
  Object.assign(room, { scope: category, version: 1 });
  const reader = new Reader();
  room.live.add(reader);
  const offered: BusMessage[] = [];
  const carried: EphemeralEvent[] = [];
  const tracker = { rooms: new Map([[category, room]]), offer: (m: BusMessage) => void offered.push(m) };
  const ephemeral = new EphemeralEvents({
    tracker: tracker as unknown as Tracker,
    carry: (message) => void carried.push(message),
    clock,
    slices,
    timings: { coalesce: 250 },
  });
  const bump = (excerpt: string, rank: number, version: number, scope = category) =>
    ephemeral.latest('topic:bumped', category, {
      key: id,
      rank,
      right: { scope, version },
      payload: { id, categoryId: category.slice(9), counts, excerpt },
    });
  return { clock, room, reader, offered, carried, bump, ephemeral };
}

test('words read under a scope version the followers were not authorised at wait for the authorisation', () => {
  const { clock, room, reader, offered, carried, bump } = make();
  bump('under the old version', 1, 1);
  bump('under the new version', 2, 2);
  clock.advance(250);
  expect([reader.seen, carried.length]).toEqual([['under the old version'], 2]);
  expect(offered).toContainEqual({ kind: 'scope', key: category, version: 2 });
  room.version = 2;
  clock.advance(250);
  expect(reader.seen).toEqual(['under the old version', 'under the new version']);
});

test('whoever is sent away by the authorisation sees nothing of it', () => {
  const { clock, room, reader, bump } = make();
  bump('not for you', 1, 2);
  room.drop(reader);
  room.version = 2;
  clock.advance(10_000);
  expect(reader.seen).toEqual([]);
});

test('words under another scope, or whose authorisation never comes, are dropped, and nothing waits for ever', () => {
  const { clock, reader, bump } = make();
  bump('elsewhere', 1, 1, 'category:other');
  clock.advance(1000);
  bump('never authorised', 2, 9);
  clock.advance(60_000);
  expect([reader.seen, clock.pending]).toEqual([[], 0]);
});

test('what another server says late does not overwrite what is newer here', () => {
  const { clock, reader, carried, bump, ephemeral } = make();
  bump('older', 5, 1);
  const [late] = carried;
  bump('newer', 6, 1);
  if (late) ephemeral.receive({ ...late, rank: 4 });
  clock.advance(1000);
  expect(reader.seen).toEqual(['older', 'newer']);
});

test('what goes to very many goes to a few at a time, not to those who leave meanwhile, and comes less often', () => {
  const due: (() => void)[] = [];
  let time = 0;
  const turns = { now: () => (time += 1), soon: (callback: () => void) => void due.push(callback) };
  const { clock, room, bump } = make(new TimeSlices(turns));
  const readers = Array.from({ length: 5000 }, () => new Reader());
  for (const reader of readers) room.live.add(reader);
  const reached = (excerpt: string) => readers.filter(({ seen }) => seen.includes(excerpt)).length;
  const turn = () => {
    const callback = due.shift();
    callback?.();
    return callback !== undefined;
  };
  bump('first', 1, 1);
  turn();
  expect(reached('first')).toBeLessThanOrEqual(40);
  const [gone] = readers.slice(-1);
  if (gone) room.drop(gone);
  while (turn());
  expect([reached('first'), gone?.seen]).toEqual([4999, []]);

  bump('second', 2, 1);
  clock.advance(250);
  while (turn());
  expect(reached('second')).toBe(0);
  clock.advance(260);
  while (turn());
  expect(reached('second')).toBe(4999);
});
