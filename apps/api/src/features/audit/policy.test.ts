import type { ModerationAction, Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import { actsBefore, type DoneAct, whyNotAct, whyNotUndo } from './policy.ts';

type Action = ModerationAction['action'];
const member = (role: Role, id = 'other') => ({ id, role });
const table = (action: Action) =>
  roles.map((by) => roles.map((role) => Number(whyNotAct(actorWith(by), action, member(role)) === null)));

const above = [
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 0],
];
const noLower = [
  [0, 0, 0],
  [1, 1, 0],
  [1, 1, 1],
];
const settlers = [
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 1],
];
const done = (action: Action, role: Role, more: Partial<DoneAct> = {}): DoneAct => ({
  action,
  by: { id: `the ${role}`, role },
  at: new Date(1000),
  until: null,
  isUndo: false,
  from: null,
  ...more,
});
const mod = actorWith('moderator');

test.each([
  ...(['edit', 'hide', 'restore', 'delete', 'lock', 'unlock', 'pin', 'unpin', 'move'] as const).map(
    (action) => [action, noLower] as const,
  ),
  ...(['warn', 'silence', 'suspend', 'lift'] as const).map((action) => [action, above] as const),
  ...(['dismiss', 'reopen'] as const).map((action) => [action, settlers] as const),
])('who may %s, by rank of the actor and of the member', (action, expected) => {
  expect(table(action)).toEqual(expected);
});

test('nobody sanctions themselves or settles a report about themselves', () => {
  for (const role of roles)
    for (const action of ['warn', 'silence', 'suspend', 'lift', 'dismiss'] as const)
      expect(whyNotAct(actorWith(role), action, member(role, 'me'))).toBe('FORBIDDEN');
});

test('nobody silenced acts at all', () => {
  const silenced = actorWith('moderator', 'me', { silencedUntil: new Date(Date.now() + 60_000) });
  expect(whyNotAct(silenced, 'hide', member('member'))).toBe('SILENCED');
  expect(whyNotAct(silenced, 'dismiss', member('member'))).toBe('SILENCED');
});

test('what somebody above did is not undone, what an equal did is, and nothing to one’s own advantage', () => {
  const of = member('member');
  expect(whyNotAct(mod, 'restore', of, [done('hide', 'admin')])).toBe('FORBIDDEN');
  expect(whyNotAct(mod, 'restore', of, [done('hide', 'moderator')])).toBeNull();
  expect(whyNotAct(mod, 'restore', member('moderator', 'me'), [done('hide', 'moderator')])).toBe('FORBIDDEN');
  const mine = done('hide', 'moderator', { by: { id: 'me', role: 'moderator' } });
  expect(whyNotAct(mod, 'restore', member('moderator', 'me'), [mine])).toBeNull();
  expect(whyNotAct(mod, 'delete', of, [done('hide', 'admin')])).toBeNull();
});

test('what is over stands in nobody’s way: lifted, undone already, or past its time', () => {
  const of = member('member');
  const silence = done('silence', 'admin', { until: new Date(9000) });
  const lifted = done('lift', 'admin', { at: new Date(2000) });
  expect(whyNotAct(mod, 'silence', of, [silence], 5000)).toBe('FORBIDDEN');
  expect(whyNotAct(mod, 'lift', of, [silence], 5000)).toBe('FORBIDDEN');
  expect(whyNotAct(mod, 'silence', of, [silence], 9001)).toBeNull();
  expect(whyNotAct(mod, 'silence', of, [silence, lifted], 5000)).toBeNull();
  expect(actsBefore('lift')).toEqual(['silence', 'lift', 'suspend']);
  expect(actsBefore('warn')).toEqual([]);
});

test('undoing one act ends no other one, and what comes back from deletion stays hidden', () => {
  const of = member('member');
  const hidden = done('hide', 'admin');
  const later = { at: new Date(2000) };
  expect(whyNotAct(mod, 'restore', of, [hidden, done('restore', 'moderator', { ...later, isUndo: true })])).toBe(
    'FORBIDDEN',
  );
  expect(whyNotAct(mod, 'restore', of, [hidden, done('restore', 'admin', { ...later, from: 'deleted' })])).toBe(
    'FORBIDDEN',
  );
  expect(whyNotAct(mod, 'restore', of, [hidden, done('restore', 'admin', { ...later, from: 'hidden' })])).toBeNull();
  const suspended = done('suspend', 'admin', { until: new Date(Date.now() + 60_000) });
  expect(whyNotAct(mod, 'lift', of, [suspended, done('lift', 'moderator', { ...later, isUndo: true })])).toBe(
    'FORBIDDEN',
  );
  const byAdmin = done('restore', 'admin', { ...later, isUndo: true });
  expect(whyNotAct(mod, 'hide', of, [byAdmin])).toBe('FORBIDDEN');
});

test('what was done is taken back by no lower rank, also past its time, and by nobody silenced or to their own advantage', () => {
  const of = member('member');
  const past = { until: new Date(1) };
  expect(whyNotUndo(mod, 'lift', done('silence', 'admin', past), of)).toBe('FORBIDDEN');
  expect(whyNotUndo(mod, 'lift', done('silence', 'moderator', past), of)).toBeNull();
  expect(whyNotUndo(mod, 'reopen', done('dismiss', 'admin'), of)).toBe('FORBIDDEN');
  expect(whyNotUndo(mod, 'restore', done('hide', 'moderator'), member('moderator', 'me'))).toBe('FORBIDDEN');
  const silenced = actorWith('moderator', 'me', { silencedUntil: new Date(Date.now() + 60_000) });
  expect(whyNotUndo(silenced, 'restore', done('hide', 'moderator'), of)).toBe('SILENCED');
});
