import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import {
  canSeeEveryGroup,
  whyNotAddTo,
  whyNotInvite,
  whyNotJoinGroup,
  whyNotPutOut,
  whyNotRunGroup,
  whyNotUnarchive,
} from './policy.ts';

const memberships = [null, 'member', 'owner'] as const;

test('an open group is joined by anybody, a closed one by those who are in it', () => {
  const joins = (open: boolean) =>
    memberships.map((role) => whyNotJoinGroup(actorWith('member'), { open, role, archived: false }));
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

test('nobody comes into an archived group; who is in it stays', () => {
  const joins = memberships.map((role) => whyNotJoinGroup(actorWith('admin'), { open: true, role, archived: true }));
  expect(joins).toEqual(['GROUP_ARCHIVED', null, null]);
  for (const why of [whyNotAddTo, whyNotInvite]) {
    expect(why(actorWith('admin'), { role: 'owner', archived: true })).toBe('GROUP_ARCHIVED');
  }
});

test('who runs a group brings it back, but an owner not what staff archived over their head', () => {
  const by = (role: 'member' | 'admin') => ({ id: 'somebody-else', role });
  const owner = (archivedBy: ReturnType<typeof by> | null) =>
    whyNotUnarchive(actorWith('member'), { role: 'owner', archivedBy });
  expect([owner(null), owner(by('admin'))]).toEqual([null, 'FORBIDDEN']);
  expect(whyNotUnarchive(actorWith('admin'), { role: null, archivedBy: by('admin') })).toBeNull();
  expect(whyNotUnarchive(actorWith('admin'), { role: 'owner', archivedBy: by('admin') })).toBe('FORBIDDEN');
  expect(whyNotUnarchive(actorWith('member'), { role: 'member', archivedBy: null })).toBe('FORBIDDEN');
});

test('nobody is put into a group unasked, but by an admin', () => {
  const adds = roles.map((by) => whyNotAddTo(actorWith(by), { role: 'owner', archived: false }));
  expect(adds).toEqual(['CONSENT_NEEDED', 'CONSENT_NEEDED', null]);
  const invites = roles.map((by) => whyNotInvite(actorWith(by), { role: 'owner', archived: false }));
  expect(invites).toEqual([null, null, null]);
});
