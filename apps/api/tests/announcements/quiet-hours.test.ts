import { isQuiet } from '@tidings/contracts';
import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 1 });
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
];

test('the database keeps quiet hours as the contract does, in every zone, on the days on which clocks change', async () => {
  const turns = [
    '2026-03-29T01:00Z',
    '2026-10-25T01:00Z',
    '2026-03-08T07:00Z',
    '2026-11-01T06:00Z',
    '2026-04-04T15:00Z',
    '2026-10-03T15:30Z',
  ];
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const clock = (of: number) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
  const moment = fc.record({
    zone: fc.constantFrom(...zones),
    // Around where clocks change, to the minute and to the quarter.
    at: fc
      .tuple(fc.constantFrom(...turns), fc.integer({ min: -36 * 4, max: 36 * 4 }), fc.integer({ min: -1, max: 1 }))
      .map(([turn, quarters, ms]) => Date.parse(turn) + quarters * 900_000 + ms),
    spans: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 7 }),
        from: fc.oneof(minute, fc.constantFrom(60, 90, 120, 150, 180)).map(clock),
        to: fc.oneof(minute, fc.constantFrom(60, 90, 120, 150, 180, 1440)).map(clock),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  });
  const asked = fc.sample(moment, { numRuns: 6000, seed: 7 });
  const { rows } = await db.pool.query<{ quiet: boolean }>(
    `SELECT in_quiet_hours(q.spans, q.zone, q.at) AS quiet
     FROM jsonb_to_recordset($1::jsonb) q(i int, spans jsonb, zone text, at timestamptz) ORDER BY q.i`,
    [JSON.stringify(asked.map(({ at, ...rest }, i) => ({ i, ...rest, at: new Date(at).toISOString() })))],
  );
  const wrong = asked.filter(({ spans, zone, at }, n) => {
    const quiet = { quietHours: { on: true, spans }, dndUntil: null, timeZone: zone };
    return isQuiet(quiet, at) !== rows[n]?.quiet;
  });
  expect(wrong).toEqual([]);
  expect(rows.filter(({ quiet }) => quiet).length).toBeGreaterThan(500);
});
