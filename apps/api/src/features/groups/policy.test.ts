import type { Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { Actor } from '../../platform/kernel/actor.ts';
import { canJoinGroup, canRunGroup, canSeeEveryGroup } from './policy.ts';

const roles: Role[] = ['member', 'moderator', 'admin'];
const memberships = [null, 'member', 'owner'] as const;
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

test('an open group is joined by anybody, a closed one by those who are in it', () => {
  const joins = (open: boolean) => memberships.map((role) => canJoinGroup({ open, role }));
  expect(joins(true)).toEqual([true, true, true]);
  expect(joins(false)).toEqual([false, true, true]);
});

test('a group is run by its owners and by admins; moderators see every group and run none', () => {
  expect(roles.map((by) => memberships.map((role) => canRunGroup(actor(by), { role })))).toEqual([
    [false, false, true],
    [false, false, true],
    [true, true, true],
  ]);
  expect(roles.map((by) => canSeeEveryGroup(actor(by)))).toEqual([false, true, true]);
});
