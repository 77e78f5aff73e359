import { describe, expect, test } from 'vitest';
import type { Item, Recipient } from './item.ts';
import { digestTime, mailStep } from './mail-step.ts';
import { pushStep } from './push-step.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const spans = { pushAfter: 10 * SECOND, pushAgain: 5 * MINUTE, pushRetry: 30 * SECOND };
const came = Date.parse('2026-11-27T12:00:00Z');
const at = (ms: number) => new Date(came + ms);

/** A reply that came at noon and waits unread, of which nobody has decided anything yet. */
const plain: Item = {
  ...{ userId: 'u', id: 'n', type: 'reply', category: 'replies', priority: 'normal', position: 7 },
  ...{ title: 'Ana replied to you', message: 'Yes', actionUrl: '/t/1', groupKey: null, entity: null, data: {} },
  ...{ createdAt: at(0), updatedAt: at(0), allowed: true, muted: false, seen: false, wanted: null, daily: false },
  ...{ connected: true, outcome: null, triedAt: null, tries: 0, unpushed: false },
};
const ana: Recipient = {
  userId: 'u',
  address: 'ana@example.org',
  locale: 'en',
  quiet: { quietHours: { on: false, spans: [] }, dndUntil: null, timeZone: 'Europe/Berlin' },
  emailDelay: 5,
  digestHour: 8,
};
const quietUntil = (ms: number): Recipient => ({ ...ana, quiet: { ...ana.quiet, dndUntil: at(ms).toISOString() } });
const busyUntil = (until: string | null, busyIsQuiet = true): Recipient => ({
  ...ana,
  quiet: { ...ana.quiet, busy: { until }, busyIsQuiet },
});
const always: Recipient = {
  ...ana,
  quiet: {
    ...ana.quiet,
    quietHours: { on: true, spans: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })) },
  },
};

describe('a push', () => {
  const step = (item: Partial<Item>, ms: number, recipient = ana) =>
    pushStep({ ...plain, ...item }, recipient, came + ms, spans);
  const go = { go: true };
  test.each<[string, Partial<Item>, number, object, Recipient?]>([
    ['waits ten seconds for a device', {}, 9 * SECOND, { at: came + 10 * SECOND }],
    ['goes out when no device that is looked at acknowledged it', {}, 10 * SECOND, go],
    ['is not sent of what such a device acknowledged', { seen: true }, 10 * SECOND, { skip: 'acknowledged' }],
    ['of what is critical waits for who is connected', { priority: 'critical' }, 0, { at: came + 10 * SECOND }],
    ['of what is critical goes out at once to who is not', { priority: 'critical', connected: false }, 0, go],
    ['of anything else waits for who is not connected too', { connected: false }, 0, { at: came + 10 * SECOND }],
    ['is not sent of what may not be seen any more', { allowed: false }, MINUTE, { skip: 'not_allowed' }],
    ['is not sent of what was muted since', { muted: true }, MINUTE, { skip: 'muted' }],
    ['is not sent where push is off', { wanted: false }, MINUTE, { skip: 'preference' }],
    ['is sent of a type that is not pushed by itself where it is on', { type: 'like', wanted: true }, MINUTE, go],
    ['is not sent of such a type otherwise', { type: 'like' }, MINUTE, { skip: 'preference' }],
    ['waits while it is quiet', {}, MINUTE, { at: came + HOUR }, quietUntil(HOUR)],
    ['of what is critical goes out while it is quiet', { priority: 'critical' }, MINUTE, go, quietUntil(HOUR)],
    ['is not sent in a week that is quiet throughout', {}, MINUTE, { skip: 'quiet_hours' }, always],
    ['waits for who is busy', {}, MINUTE, { at: came + HOUR }, busyUntil(at(HOUR).toISOString())],
    ['waits for who is busy without an end', {}, MINUTE, { at: came + MINUTE + 24 * HOUR }, busyUntil(null)],
    ['goes out to who is busy and wants it', {}, MINUTE, go, busyUntil(null, false)],
    ['of what is critical goes out to who is busy', { priority: 'critical' }, MINUTE, go, busyUntil(null)],
    ['of what grew waits five minutes', { outcome: 'sent', triedAt: at(0) }, MINUTE, { at: came + 5 * MINUTE }],
    ['of what grew goes out then', { outcome: 'sent', triedAt: at(0) }, 5 * MINUTE, go],
    [
      'that failed is tried again after 30 s',
      { outcome: 'waiting', triedAt: at(0), tries: 1 },
      29 * SECOND,
      { at: came + 30 * SECOND },
    ],
    [
      'that failed twice after twice as long',
      { outcome: 'waiting', triedAt: at(0), tries: 2 },
      31 * SECOND,
      { at: came + MINUTE },
    ],
  ])('%s', (_, item, ms, expected, recipient) => {
    expect(step(item, ms, recipient)).toEqual(expected);
  });
});

describe('an e-mail', () => {
  const step = (item: Partial<Item>, ms: number, recipient = ana) =>
    mailStep({ ...plain, ...item }, recipient, came + ms, MINUTE);
  const go = { go: true };
  test.each<[string, Partial<Item>, number, object, Recipient?]>([
    ['waits as long as the member set', {}, 4 * MINUTE, { at: came + 5 * MINUTE }],
    ['goes out then', {}, 5 * MINUTE, go],
    ['goes out at once where that is nothing', {}, 0, go, { ...ana, emailDelay: 0 }],
    ['is not sent to who wants none', {}, HOUR, { skip: 'preference' }, { ...ana, emailDelay: null }],
    ['waits from the first cause on, however it grew', { updatedAt: at(4 * MINUTE) }, 5 * MINUTE, go],
    ['goes out without waiting where no device took the push', { unpushed: true }, 0, go],
    ['is sent of what a device acknowledged and nobody read', { seen: true }, 5 * MINUTE, go],
    ['is not sent where it is off', { wanted: false }, HOUR, { skip: 'preference' }],
    ['is not sent of what may not be seen any more', { allowed: false }, HOUR, { skip: 'not_allowed' }],
    ['waits while it is quiet', {}, 5 * MINUTE, { at: came + HOUR }, quietUntil(HOUR)],
    ['of what comes once a day waits for its hour', { daily: true }, HOUR, { at: Date.parse('2026-11-28T07:00:00Z') }],
    ['of what comes once a day goes out then', { daily: true }, 19 * HOUR, go],
  ])('%s', (_, item, ms, expected, recipient) => {
    expect(step(item, ms, recipient)).toEqual(expected);
  });
});

test('the hour of what comes once a day is on the clock of the member, on the days on which clocks change too', () => {
  const next = (from: string) => new Date(digestTime(Date.parse(from), 8, 'Europe/Berlin')).toISOString();
  expect(next('2026-11-27T06:59:00Z')).toBe('2026-11-27T07:00:00.000Z');
  expect(next('2026-11-27T07:00:00Z')).toBe('2026-11-27T07:00:00.000Z');
  expect(next('2026-11-27T07:00:01Z')).toBe('2026-11-28T07:00:00.000Z');
  expect(next('2027-03-27T12:00:00Z')).toBe('2027-03-28T06:00:00.000Z');
  expect(next('2027-10-30T12:00:00Z')).toBe('2027-10-31T07:00:00.000Z');
});
