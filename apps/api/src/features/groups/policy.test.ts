import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import { canSeeEveryGroup, whyNotJoinGroup, whyNotPutOut, whyNotRunGroup } from './policy.ts';

const memberships = [null, 'member', 'owner'] as const;

test('an open group is joined by anybody, a closed one by those who are in it', () => {
  const joins = (open: boolean) => memberships.map((role) => whyNotJoinGroup(actorWith('member'), { open, role }));
  expect(joins(true)).toEqual([null, null, null]);
  expect(joins(false)).toEqual(['FORBIDDEN', null, null]);
});

test('a group is run by its owners and by admins; moderators see every group and run none', () => {
  expect(roles.map((by) => memberships.map((role) => whyNotRunGroup(actorWith(by), { role }) === null))).toEqual([
    [false, false, true],
    [false, false, true],
    [true, true, true],
  ]);
  expect(roles.map((by) => canSeeEveryGroup(actorWith(by)))).toEqual([false, true, true]);
});

test('nobody puts out somebody above them, not even the owner', () => {
  const puts = roles.map((by) =>
    roles.map((role) => whyNotPutOut(actorWith(by), { role: 'owner', author: { role } }) === null),
  );
  expect(puts).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});
