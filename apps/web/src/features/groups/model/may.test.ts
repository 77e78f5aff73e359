import type { Group, GroupMember } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { canManage, hearsGroup, runsGroup } from './may.ts';

const roles = ['member', 'moderator', 'admin'] as const;
const groupOf = (role: 'owner' | 'member' | null) => ({ viewer: { role } }) as Group;
const memberOf = (role: (typeof roles)[number]) => ({ person: { role } }) as GroupMember;

test('owners and admins run a group, members and staff hear what happens in it', () => {
  const table = ([null, 'member', 'owner'] as const).map((role) =>
    roles.map((by) => runsGroup(groupOf(role), { role: by })),
  );
  expect(table).toEqual([
    [false, false, true],
    [false, false, true],
    [true, true, true],
  ]);
  expect(roles.map((role) => hearsGroup(groupOf(null), { role }))).toEqual([false, true, true]);
  expect(hearsGroup(groupOf('member'), { role: 'member' })).toBe(true);
});

test('nobody is offered to put out who stands above them', () => {
  expect(roles.map((by) => roles.map((role) => canManage(memberOf(role), { role: by })))).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});
