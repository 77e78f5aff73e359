import { describe, expect, test } from 'vitest';
import { mayInterrupt, type Occasion, type Verdict } from './may-interrupt.ts';

/** Somebody gets something of another, on every channel, with nothing in its way. */
const plain: Occasion = {
  allowed: true,
  own: false,
  blocked: false,
  muted: null,
  unlessMentioned: false,
  byName: false,
  mutable: true,
  priority: 'normal',
  inApp: true,
  push: true,
  email: true,
  viewing: false,
  quiet: false,
  calm: false,
  sound: true,
  toasts: 0,
};
const everything: Verdict = {
  row: true,
  badge: true,
  toast: true,
  sound: true,
  push: true,
  email: true,
  because: null,
};
const nothing = { row: false, badge: false, toast: false, sound: false, push: false, email: false };
const silent = { ...everything, toast: 'later', sound: false, push: 'later', email: 'later' } as const;
const badgeOnly = { ...everything, toast: false, sound: false } as const;

/** The table: what differs from the plain case, and what becomes of it. */
const table: [what: string, occasion: Partial<Occasion>, verdict: Verdict][] = [
  ['nothing in its way', {}, everything],
  ['it may not be seen', { allowed: false }, { ...nothing, because: 'not_allowed' }],
  ['it may not be seen, critical', { allowed: false, priority: 'critical' }, { ...nothing, because: 'not_allowed' }],
  ['it may not be seen, never kept away', { allowed: false, mutable: false }, { ...nothing, because: 'not_allowed' }],
  ['the own doing', { own: true }, { ...nothing, because: 'own' }],
  ['of who is blocked', { blocked: true }, { ...nothing, because: 'blocked' }],
  ['of who is blocked, never kept away', { blocked: true, mutable: false }, everything],
  ['its place is muted', { muted: 'place' }, { ...nothing, because: 'muted' }],
  ['its place is muted, by name', { muted: 'place', byName: true }, { ...nothing, because: 'muted' }],
  ['its place is muted unless mentioned', { muted: 'place', unlessMentioned: true }, { ...nothing, because: 'muted' }],
  ['its place is muted unless mentioned, by name', { muted: 'place', unlessMentioned: true, byName: true }, everything],
  ['its place is muted, critical', { muted: 'place', priority: 'critical' }, everything],
  ['who did it is muted', { muted: 'person' }, { ...nothing, because: 'muted' }],
  ['who did it is muted, critical', { muted: 'person', priority: 'critical' }, { ...nothing, because: 'muted' }],
  ['its type is muted', { muted: 'type' }, { ...nothing, because: 'muted' }],
  ['its type is muted, critical', { muted: 'type', priority: 'critical' }, { ...nothing, because: 'muted' }],
  ['muted, never kept away', { muted: 'type', mutable: false }, everything],
  ['the type is off', { inApp: false }, { ...nothing, because: 'preference' }],
  ['the type is off, critical', { inApp: false, priority: 'critical' }, { ...nothing, because: 'preference' }],
  ['the type is off, never kept away', { inApp: false, mutable: false }, everything],
  ['no push', { push: false }, { ...everything, push: false }],
  ['no e-mail', { email: false }, { ...everything, email: false }],
  ['it is looked at', { viewing: true }, { ...nothing, row: true, because: null }],
  ['quiet', { quiet: true }, silent],
  ['quiet, no push, no e-mail', { quiet: true, push: false, email: false }, { ...silent, push: false, email: false }],
  ['quiet, high', { quiet: true, priority: 'high' }, silent],
  ['quiet, critical', { quiet: true, priority: 'critical' }, everything],
  ['quiet, never kept away', { quiet: true, mutable: false }, silent],
  ['calm', { calm: true }, badgeOnly],
  ['calm, critical', { calm: true, priority: 'critical' }, everything],
  ['calm and quiet', { calm: true, quiet: true }, { ...silent, toast: false }],
  ['no sound', { sound: false }, { ...everything, sound: false }],
  ['the third toast of a burst', { toasts: 2 }, everything],
  ['the fourth of a burst', { toasts: 3 }, { ...everything, toast: 'summary', sound: false }],
];

describe('what becomes of a notification', () => {
  test.each(table)('%s', (_, occasion, verdict) => {
    expect(mayInterrupt({ ...plain, ...occasion })).toEqual(verdict);
  });
});

/** Every combination of what may be said. */
function* occasions(): Generator<Occasion> {
  const yes = [false, true];
  const choices: [keyof Occasion, readonly unknown[]][] = [
    ['allowed', yes],
    ['own', yes],
    ['blocked', yes],
    ['muted', [null, 'place', 'person', 'type']],
    ['unlessMentioned', yes],
    ['byName', yes],
    ['mutable', yes],
    ['priority', ['normal', 'critical']],
    ['inApp', yes],
    ['viewing', yes],
    ['quiet', yes],
    ['calm', yes],
    ['toasts', [0, 3]],
  ];
  const total = choices.reduce((product, [, values]) => product * values.length, 1);
  for (let n = 0; n < total; n += 1) {
    let rest = n;
    const set = choices.map(([name, values]) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return [name, value];
    });
    yield { ...plain, ...Object.fromEntries(set) };
  }
}

test('whatever is combined: without a row nothing interrupts; quiet never takes the row or the badge; critical is never silenced', () => {
  let seen = 0;
  for (const on of occasions()) {
    seen += 1;
    const verdict = mayInterrupt(on);
    if (!verdict.row) expect(verdict).toEqual({ ...nothing, because: verdict.because });
    else expect(verdict.because).toBeNull();
    const aloud = mayInterrupt({ ...on, quiet: false, calm: false });
    expect([verdict.row, verdict.badge]).toEqual([aloud.row, aloud.badge]);
    if (on.priority === 'critical') expect(verdict).toEqual(aloud);
    if (on.quiet && on.priority !== 'critical') expect([verdict.toast === true, verdict.sound]).toEqual([false, false]);
  }
  expect(seen).toBe(16_384);
});
