import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import { canJoinGroup, canRunGroup, canSeeEveryGroup } from './policy.ts';

const memberships = [null, 'member', 'owner'] as const;

test('an open group is joined by anybody, a closed one by those who are in it', () => {
  const joins = (open: boolean) => memberships.map((role) => canJoinGroup({ open, role }));
  expect(joins(true)).toEqual([true, true, true]);
  expect(joins(false)).toEqual([false, true, true]);
});

test('a group is run by its owners and by admins; moderators see every group and run none', () => {
  expect(roles.map((by) => memberships.map((role) => canRunGroup(actorWith(by), { role })))).toEqual([
    [false, false, true],
    [false, false, true],
    [true, true, true],
  ]);
  expect(roles.map((by) => canSeeEveryGroup(actorWith(by)))).toEqual([false, true, true]);
});
