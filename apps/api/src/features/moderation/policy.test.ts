import type { ModerationAction, Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { Actor } from '../../platform/kernel/actor.ts';
import { canAct, canReport } from './policy.ts';

const roles: Role[] = ['member', 'moderator', 'admin'];
const actor = (role: Role): Actor => ({
  id: 'me',
  role,
  username: 'me',
  displayName: 'me',
  sessionId: 's',
  suspendedUntil: null,
  silencedUntil: null,
  presenceHidden: false,
});
const table = (action: ModerationAction['action']) =>
  roles.map((by) =>
    roles.map((role) =>
      Number(canAct(actor(by), action, { id: 'other', username: 'other', displayName: 'other', role })),
    ),
  );

const above = [
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 0],
];
const aboveOrEqual = [
  [0, 0, 0],
  [1, 1, 0],
  [1, 1, 1],
];
const staff = [
  [0, 0, 0],
  [1, 1, 1],
  [1, 1, 1],
];

test.each([
  ['hide', aboveOrEqual],
  ['restore', aboveOrEqual],
  ['delete', aboveOrEqual],
  ['lock', staff],
  ['unlock', staff],
  ['pin', staff],
  ['unpin', staff],
  ['move', staff],
  ['dismiss', staff],
  ['warn', above],
  ['silence', above],
  ['suspend', above],
  ['lift', above],
] as const)('who may %s, by role of the actor and of the member', (action, expected) => {
  expect(table(action)).toEqual(expected);
});

test('nobody reports themselves', () => {
  expect([canReport(actor('member'), 'me'), canReport(actor('member'), 'other')]).toEqual([false, true]);
});
