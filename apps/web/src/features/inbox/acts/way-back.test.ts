import type { Notification } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { changes, wayBack, wayBackFromSnooze } from './way-back.ts';

const now = Date.parse('2026-11-28T09:00:00.000Z');
const [before, later] = ['2026-11-28T08:00:00.000Z', '2026-12-01T08:00:00.000Z'];
const one = (id: string, more: Partial<Notification> = {}) =>
  ({ id, readAt: null, archivedAt: null, snoozedUntil: null, ...more }) as Notification;
const said = (acts: ReturnType<typeof wayBack>) =>
  acts.map((act) => [act.verb, 'ids' in act ? act.ids.join() : '', ...('snooze' in act ? [act.snooze] : [])]);

test('an act is done, and undone, to what it changes alone', () => {
  const all = [one('unread'), one('read', { readAt: before }), one('archived', { archivedAt: before })];
  const changed = (verb: keyof typeof changes) => all.filter(changes[verb]).map(({ id }) => id);
  expect(changed('read')).toEqual(['unread', 'archived']);
  expect(changed('unread')).toEqual(['read']);
  expect(changed('archive')).toEqual(['unread', 'read']);
  expect(changed('unarchive')).toEqual(['archived']);
  expect(changed('unsnooze')).toEqual([]);
  expect(said(wayBack('read', [one('a'), one('b')], now))).toEqual([['unread', 'a,b']]);
});

test('what was put off is put off again until when it was, and read again where it was', () => {
  const items = [
    one('plain'),
    one('off', { snoozedUntil: later }),
    one('seen', { snoozedUntil: later, readAt: before }),
  ];
  expect(said(wayBack('archive', items, now))).toEqual([
    ['unarchive', 'plain'],
    ['snooze', 'off', { until: later }],
    ['snooze', 'seen', { until: later }],
    ['read', 'seen'],
  ]);
  expect(said(wayBack('unsnooze', items.slice(1, 2), now))).toEqual([['snooze', 'off', { until: later }]]);
  expect(said(wayBack('delete', items, now))).toEqual([['undelete', 'plain,off,seen']]);
});

test('a snooze that would have ended meanwhile is none', () => {
  const past = one('past', { snoozedUntil: before });
  expect(said(wayBack('archive', [past], now))).toEqual([['unarchive', 'past']]);
  expect(said(wayBackFromSnooze(past, now))).toEqual([['unsnooze', 'past']]);
});

test('undoing a snooze brings back the one before it, else what it was', () => {
  expect(said(wayBackFromSnooze(one('a', { snoozedUntil: later }), now))).toEqual([['snooze', 'a', { until: later }]]);
  const old = one('a', { readAt: before, archivedAt: before });
  expect(said(wayBackFromSnooze(old, now))).toEqual([
    ['unsnooze', 'a'],
    ['read', 'a'],
    ['archive', 'a'],
  ]);
});
