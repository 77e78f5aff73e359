import { describe, expect, test } from 'vitest';
import { isQuiet, nextInterruption, type QuietSpan } from './quiet-hours.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const nights = (from: string, to: string, days = everyDay): QuietSpan[] => days.map((day) => ({ day, from, to }));
const quiet = (timeZone: string, spans: QuietSpan[], dndUntil: string | null = null) => ({
  quietHours: { on: true, spans },
  dndUntil,
  timeZone,
});
const at = (instant: string) => Date.parse(instant);
const next = (...[set, instant]: [ReturnType<typeof quiet>, string]) => {
  const found = nextInterruption(set, at(instant));
  return found === null ? null : new Date(found).toISOString();
};

describe('a night over midnight', () => {
  const berlin = quiet('Europe/Berlin', nights('22:00', '08:00'));
  test.each([
    ['2026-11-27T20:59:00Z', false],
    ['2026-11-27T21:00:00Z', true],
    ['2026-11-28T00:30:00Z', true],
    ['2026-11-28T06:59:59Z', true],
    ['2026-11-28T07:00:00Z', false],
  ])('%s: quiet is %s', (instant, is) => {
    expect(isQuiet(berlin, at(instant))).toBe(is);
  });

  test('ends on the next day, also from Sunday to Monday', () => {
    expect(next(berlin, '2026-11-29T22:00:00Z')).toBe('2026-11-30T07:00:00.000Z');
  });
});

test('the week as it is drawn: Friday night says Monday at eight', () => {
  const weekend = nights('00:00', '24:00', [6, 7]);
  const drawn = quiet('Europe/Berlin', [...nights('22:00', '08:00'), ...weekend]);
  expect(next(drawn, '2026-11-27T21:41:00Z')).toBe('2026-11-30T07:00:00.000Z');
});

describe('zones far away', () => {
  test('14 hours ahead and 11 behind each have their own night', () => {
    const ahead = quiet('Pacific/Kiritimati', nights('22:00', '08:00'));
    const behind = quiet('Pacific/Pago_Pago', nights('22:00', '08:00'));
    // 23:00 on Kiritimati, 22:00 of the day before on Pago Pago.
    expect([isQuiet(ahead, at('2026-11-28T09:00:00Z')), isQuiet(behind, at('2026-11-28T09:00:00Z'))]).toEqual([
      true,
      true,
    ]);
    expect(next(ahead, '2026-11-28T09:00:00Z')).toBe('2026-11-28T18:00:00.000Z');
    expect(next(behind, '2026-11-28T09:00:00Z')).toBe('2026-11-28T19:00:00.000Z');
  });
});

describe('the days on which clocks change, in Berlin', () => {
  // Forward on 28 March 2027 at 02:00 (01:00Z) to 03:00; back on 31 October 2027 at 03:00 (01:00Z) to 02:00.
  test('an hour that is skipped lengthens nothing', () => {
    expect(next(quiet('Europe/Berlin', nights('22:00', '08:00')), '2027-03-28T00:00:00Z')).toBe(
      '2027-03-28T06:00:00.000Z',
    );
    expect(next(quiet('Europe/Berlin', nights('22:00', '02:30')), '2027-03-28T00:00:00Z')).toBe(
      '2027-03-28T01:00:00.000Z',
    );
    expect(isQuiet(quiet('Europe/Berlin', nights('02:00', '03:00')), at('2027-03-28T01:00:00Z'))).toBe(false);
  });

  test('an hour that is shown twice is quiet once', () => {
    const until = quiet('Europe/Berlin', nights('22:00', '02:30'));
    expect(next(until, '2027-10-31T00:00:00Z')).toBe('2027-10-31T00:30:00.000Z');
    expect(isQuiet(until, at('2027-10-31T01:10:00Z'))).toBe(false);
    const from = quiet('Europe/Berlin', nights('02:30', '08:00'));
    expect(isQuiet(from, at('2027-10-31T01:10:00Z'))).toBe(true);
    expect(next(from, '2027-10-31T00:40:00Z')).toBe('2027-10-31T07:00:00.000Z');
  });
});

describe('do not disturb', () => {
  test('holds until its moment, and quiet hours go on from there', () => {
    const set = quiet('Europe/Berlin', nights('22:00', '08:00'), '2026-11-27T22:00:00.000Z');
    expect(next(set, '2026-11-27T12:00:00Z')).toBe('2026-11-28T07:00:00.000Z');
    expect(isQuiet(set, at('2026-11-27T12:00:00Z'))).toBe(true);
  });

  test('without quiet hours ends at its moment; one that is past holds nothing', () => {
    const set = { ...quiet('UTC', []), dndUntil: '2026-11-27T22:00:00.000Z' };
    expect(next(set, '2026-11-27T12:00:00Z')).toBe('2026-11-27T22:00:00.000Z');
    expect(next(set, '2026-11-28T12:00:00Z')).toBe('2026-11-28T12:00:00.000Z');
  });
});

test('a week that is quiet throughout has no next moment; hours that are off are none', () => {
  const always = quiet('UTC', nights('00:00', '24:00'));
  expect(next(always, '2026-11-27T12:00:00Z')).toBeNull();
  expect(next(quiet('UTC', nights('08:00', '08:00')), '2026-11-27T12:00:00Z')).toBeNull();
  const off = { ...always, quietHours: { ...always.quietHours, on: false } };
  expect([isQuiet(off, at('2026-11-27T12:00:00Z')), next(off, '2026-11-27T12:00:00Z')]).toEqual([
    false,
    '2026-11-27T12:00:00.000Z',
  ]);
});

describe('who is busy', () => {
  const noon = '2026-11-27T12:00:00Z';
  const busy = (until: string | null, busyIsQuiet?: boolean) => ({
    ...quiet('Europe/Berlin', nights('22:00', '08:00')),
    ...{ busy: { until }, busyIsQuiet },
  });

  test('wants quiet until then, and the night that follows counts as well', () => {
    expect(isQuiet(busy('2026-11-27T13:00:00.000Z'), at(noon))).toBe(true);
    expect(next(busy('2026-11-27T13:00:00.000Z'), noon)).toBe('2026-11-27T13:00:00.000Z');
    expect(next(busy('2026-11-27T21:30:00.000Z'), noon)).toBe('2026-11-28T07:00:00.000Z');
  });

  test('without an end has no next moment; what is over, or does not mean quiet, keeps nothing away', () => {
    expect([isQuiet(busy(null), at(noon)), next(busy(null), noon)]).toEqual([true, null]);
    for (const set of [busy(noon), busy(null, false), { ...busy(null), busy: null }])
      expect([isQuiet(set, at(noon)), next(set, noon)]).toEqual([false, '2026-11-27T12:00:00.000Z']);
  });
});

test('the most stretches a week may have are looked through in a moment', () => {
  const spans = everyDay.flatMap((day) =>
    ['00:00', '06:00', '12:00', '18:00'].map((from, n) => ({
      day,
      from,
      to: `${String(n * 6 + 5).padStart(2, '0')}:59`,
    })),
  );
  expect(next(quiet('Europe/Berlin', spans), '2026-11-27T12:00:00Z')).toBe('2026-11-27T16:59:00.000Z');
});
