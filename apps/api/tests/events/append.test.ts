import { type Database, openDatabase, uuidv7 } from '@tidings/db';
import { createDatabase, seededRandom, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventDraft } from '../../src/platform/events/log/draft.ts';
import { EventLog } from '../../src/platform/events/log/event-log.ts';
import type { BusMessage } from '../../src/platform/events/log/stored-event.ts';
import type { Append } from '../../src/platform/events/log/tx.ts';
import { noEffects } from '../support/no-effects.ts';

let database: TestDatabase;
let db: Database;
const room = `topic:${uuidv7()}`;
const published: BusMessage[] = [];
const anybody = () => ({ actor: null, correlationId: uuidv7(), idempotency: null });
const reply = () => ({ id: uuidv7(), name: 'reply:created' as const, rooms: [room], payload: { doomed: false } });

beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 40, acquireTimeoutMs: 20_000, statementTimeoutMs: 20_000 });
  await db.pool.query('SELECT append_events($1::jsonb)', [JSON.stringify({ open: [{ room, scope: 'everyone' }] })]);
  // Some transactions fail at the last moment there is: in COMMIT itself.
  await db.pool.query(`
    CREATE FUNCTION fail_late() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF (NEW.payload ->> 'doomed')::boolean THEN RAISE EXCEPTION 'failed in COMMIT'; END IF; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER fail_late AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION fail_late()`);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const append = (tx: Append, event: EventDraft) => tx.request.events.push(event);
const log = () =>
  new EventLog({ db, effects: noEffects, bus: { publish: (messages) => void published.push(...messages) } });

test('I3: what fails in COMMIT was never handed on', async () => {
  const events = log();
  const work = events.transact(anybody(), async (tx) => append(tx, { ...reply(), payload: { doomed: true } }));
  await expect(work).rejects.toThrow();
  expect(published, 'I3: published though it was never committed').toEqual([]);
  await events.transact(anybody(), async (tx) => append(tx, reply()));
  expect(published).toHaveLength(1);
});

test('FAULTS 12, I2: 64 writers on one stream, with rollbacks anywhere, leave it gapless at every moment', async () => {
  const events = log();
  const random = seededRandom(12);
  const before = await db.pool.query<{ head: number }>('SELECT head::int AS head FROM stream WHERE room = $1', [room]);
  let [committed, rolledBack, writing, last] = [before.rows[0]?.head ?? 0, 0, true, 0];
  const holes: string[] = [];
  const deadline = performance.now() + 90_000;
  // What a tracker does all the time: read on from the last. A lower offset that shows up later would be lost.
  const reader = (async () => {
    while (writing || (last < committed && performance.now() < deadline)) {
      const { rows } = await db.pool.query<{ o: number }>(
        `SELECT "offset"::int AS o FROM event WHERE room = $1 AND "offset" > $2 ORDER BY "offset" LIMIT 200`,
        [room, last],
      );
      for (const { o } of rows) {
        if (o !== last + 1) holes.push(`I2: ${o} after ${last}`);
        last = o;
      }
      if (holes.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  })();
  const writer = async () => {
    for (let n = 0; n < 4; n++) {
      const kind = random.pick(['single', 'transaction', 'thrown', 'doomed'] as const);
      const asker = anybody();
      const work =
        kind === 'single'
          ? events.commit(asker, (tx) => void append(tx, reply()))
          : events.transact(asker, async (tx) => {
              if (kind === 'thrown') throw new Error('changed my mind');
              append(tx, { ...reply(), payload: { doomed: kind === 'doomed' } });
            });
      await work.then(
        () => (committed += 1),
        () => (rolledBack += 1),
      );
    }
  };
  await Promise.all(Array.from({ length: 64 }, writer));
  writing = false;
  await reader;
  expect(holes.join('; ')).toBe('');
  const { rows } = await db.pool.query<{ n: number; top: number; head: number }>(
    `SELECT count(*)::int AS n, max("offset")::int AS top, (SELECT head::int FROM stream WHERE room = $1) AS head
     FROM event WHERE room = $1`,
    [room],
  );
  expect(rows[0], 'I2: count, greatest offset and head are one number').toEqual({
    ...{ n: committed, top: committed, head: committed },
  });
  expect(rolledBack).toBeGreaterThan(30);
}, 120_000);
