import { expect, test } from 'vitest';
import type { Preferences } from '../api/preferences.ts';
import { nextOf } from './next.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const later = '2026-11-27T14:00:00.000Z';
const open = {
  ...{ quietHours: { on: false, spans: [] }, dndUntil: null, busy: null, busyIsQuiet: true, calm: false },
} as unknown as Preferences;

test('says what keeps interruptions away, and until when', () => {
  expect(nextOf(open, now)).toEqual({ why: 'free', at: now });
  expect(nextOf({ ...open, dndUntil: later }, now)).toEqual({ why: 'dnd', at: Date.parse(later) });
  expect(nextOf({ ...open, busy: { until: later } }, now)).toEqual({ why: 'busy', at: Date.parse(later) });
  expect(nextOf({ ...open, busy: { until: null } }, now)).toEqual({ why: 'busy', at: null });
  expect(nextOf({ ...open, busy: { until: null }, busyIsQuiet: false }, now)).toEqual({ why: 'free', at: now });
});
