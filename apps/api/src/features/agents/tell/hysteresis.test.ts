import { seededRandom } from '@tidings/testing';
import { expect, test } from 'vitest';
import { nextStep, type Seen } from './hysteresis.ts';

const CALM = 60_000;
const well: Seen = { status: 'running', missed: false, hold: null, notified: null, forMs: 0 };

test('of what is news its owner is notified at once, what may pass is waited for', () => {
  expect(nextStep(well, CALM)).toBeNull();
  expect(nextStep({ ...well, status: 'error' }, CALM)).toEqual({ tell: 'error' });
  expect(nextStep({ ...well, status: 'offline', missed: true }, CALM)).toEqual({ tell: 'offline' });
  expect(nextStep({ ...well, status: 'offline', forMs: 1000 }, CALM)).toEqual({ waitMs: 59_000 });
  expect(nextStep({ ...well, status: 'offline', forMs: CALM }, CALM)).toEqual({ tell: 'offline' });
  expect(nextStep({ ...well, status: 'offline', hold: 'stopped', missed: true, forMs: CALM }, CALM)).toBeNull();
  expect(nextStep({ ...well, notified: 'error', forMs: 1000 }, CALM)).toEqual({ waitMs: 59_000 });
  expect(nextStep({ ...well, notified: 'error', forMs: CALM }, CALM)).toEqual({ tell: 'back' });
  expect(nextStep({ ...well, status: 'error', notified: 'offline', forMs: 0 }, CALM)).toEqual({ waitMs: CALM });
});

/** An agent that changes at these moments, and what its owner is notified of, by a clock that is turned by hand. */
function live(changes: readonly { at: number; status: Seen['status']; missed: boolean }[], until: number) {
  const notified: { at: number; what: string }[] = [];
  let seen: Seen & { since: number } = { ...well, since: 0 };
  for (let now = 0; now <= until; now += 1000) {
    const change = changes.find(({ at }) => at === now);
    if (change) seen = { ...seen, ...change, since: now };
    const step = nextStep({ ...seen, forMs: now - seen.since }, CALM);
    if (step && 'tell' in step) {
      notified.push({ at: now, what: step.tell });
      seen = { ...seen, notified: step.tell === 'back' ? null : step.tell };
    }
  }
  return { notified, seen };
}

test('however an agent flaps, its owner hears of one trouble until it was well for a minute, and in the end knows how it is', () => {
  let flaps = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const random = seededRandom(seed);
    const changes = Array.from({ length: 60 }, (_, n) => {
      const status = (['running', 'idle', 'error', 'offline'] as const)[Math.floor(random.next() * 4)] ?? 'idle';
      return { at: n * 10_000 + 1000 * Math.floor(random.next() * 10), status, missed: status === 'offline' };
    });
    const { notified, seen } = live(changes, 60 * 10_000 + 2 * CALM);
    flaps += changes.filter(({ status }, n) => status !== changes[n - 1]?.status).length;
    for (const [n, { at, what }] of notified.entries()) {
      const before = notified[n - 1];
      // Nothing twice in a row, and all but the first trouble after a minute in which nothing changed.
      expect(what).not.toBe(before?.what ?? 'back');
      if (before && before.what !== 'back')
        expect(changes.filter((change) => change.at > at - CALM && change.at <= at)).toEqual([]);
    }
    const trouble = seen.status === 'error' || seen.status === 'offline' ? seen.status : null;
    expect(seen.notified).toBe(trouble);
  }
  expect(flaps).toBeGreaterThan(5000);
});
