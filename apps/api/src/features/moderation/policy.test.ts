import type { ModerationAction } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import { canAct, canReport } from './policy.ts';

const table = (action: ModerationAction['action']) =>
  roles.map((by) =>
    roles.map((role) =>
      Number(canAct(actorWith(by), action, { id: 'other', username: 'other', displayName: 'other', role })),
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
  expect([canReport(actorWith('member'), 'me'), canReport(actorWith('member'), 'other')]).toEqual([false, true]);
});
