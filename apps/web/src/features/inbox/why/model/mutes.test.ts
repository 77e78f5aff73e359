import { expect, test } from 'vitest';
import { endOf, mutablesOf, muteOn } from './mutes.ts';
import type { Subject } from './subject.ts';

const subject = (types: readonly string[]): Subject => ({
  preferences: {
    types: types.map((type) => ({ type, channels: { inApp: true } })),
    quietHours: { on: false, spans: [] },
    dndUntil: null,
    busyIsQuiet: true,
    calm: false,
    sound: false,
    version: 0,
  },
  mutes: [],
  places: [
    { type: 'topic', id: 't', name: 'Tides', level: 'normal' },
    { type: 'category', id: 'c', name: 'Help', level: 'watching' },
    { type: 'group', id: 'g', name: 'Night watch', level: 'normal' },
  ],
  threadId: 'r',
  person: { id: 'p', name: 'Bob' },
  positions: {},
});

test('tomorrow is 08:00 of the member’s own next day, also where the clocks change in between', () => {
  const at = (iso: string) => Date.parse(iso);
  expect(endOf('tomorrow', at('2026-11-28T23:30:00Z'), 'UTC')).toBe('2026-11-29T08:00:00.000Z');
  // There it is tomorrow already.
  expect(endOf('tomorrow', at('2026-11-28T23:30:00Z'), 'Europe/Vienna')).toBe('2026-11-30T07:00:00.000Z');
  expect(endOf('tomorrow', at('2026-10-24T20:00:00Z'), 'Europe/Vienna')).toBe('2026-10-25T07:00:00.000Z');
  expect(endOf('tomorrow', at('2026-03-28T20:00:00Z'), 'Europe/Vienna')).toBe('2026-03-29T06:00:00.000Z');
  expect(endOf('1h', at('2026-11-28T23:30:00Z'), 'UTC')).toBe('2026-11-29T00:30:00.000Z');
  expect(endOf('ever', 0, 'UTC')).toBeNull();
});

test('what may be muted is the place, the thread, the category, the person and the type; nothing of what always comes', () => {
  const kinds = mutablesOf({ type: 'mention' }, subject(['mention'])).map(({ targetType }) => targetType);
  expect(kinds).toEqual(['topic', 'thread', 'category', 'person', 'type']);
  expect(mutablesOf({ type: 'moderation' }, subject(['mention']))).toEqual([]);
});

test('a mute that is past is none', () => {
  const of = { targetType: 'topic', targetId: 't' };
  const mute = {
    ...of,
    until: '2026-11-28T10:00:00.000Z',
    exceptMentions: false,
    createdAt: '2026-11-28T09:00:00.000Z',
  };
  expect(muteOn(of, [mute], Date.parse('2026-11-28T09:30:00Z'))).toBe(mute);
  expect(muteOn(of, [mute], Date.parse('2026-11-28T10:00:00Z'))).toBeUndefined();
  expect(muteOn(of, [{ ...mute, until: null }], Date.parse('2030-01-01T00:00:00Z'))).toBeDefined();
});
