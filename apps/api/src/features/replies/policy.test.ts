import type { Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { canDeleteReply, canEditReply, canReadReplyRevisions } from './policy.ts';

const author = actorWith('member', 'author');
const other = actorWith('member', 'other');
const moderator = actorWith('moderator', 'moderator');
const visible = { authorId: 'author', status: 'visible' } as const;
const hidden = { authorId: 'author', status: 'hidden' } as const;

test('a reply is edited by staff, and by its author while it is visible and they may speak', () => {
  const may = (by: Actor) => [visible, hidden].map((of) => canEditReply(by, of));
  expect(may(author)).toEqual([true, false]);
  expect(may(actorWith('member', 'author', { silencedUntil: new Date(Date.now() + 60_000) }))).toEqual([false, false]);
  expect(may(actorWith('member', 'author', { silencedUntil: new Date(Date.now() - 1) }))).toEqual([true, false]);
  expect(may(other)).toEqual([false, false]);
  expect(may(moderator)).toEqual([true, true]);
});

test('a reply is deleted by its author, silenced or not, and by staff that is no lower', () => {
  const of = (role: Role) => ({ authorId: 'author', author: { role } });
  const silencedAuthor = actorWith('member', 'author', { silencedUntil: new Date(Date.now() + 60_000) });
  expect([author, silencedAuthor, other].map((by) => canDeleteReply(by, of('member')))).toEqual([true, true, false]);
  expect(roles.map((by) => roles.map((role) => canDeleteReply(actorWith(by, 'other'), of(role))))).toEqual([
    [false, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

test('earlier texts of a hidden reply are for staff, not for its author and not for who is signed out', () => {
  const may = (by: Actor | null) => [visible, hidden].map((of) => canReadReplyRevisions(by, of));
  expect(may(null)).toEqual([true, false]);
  expect(may(author)).toEqual([true, false]);
  expect(may(moderator)).toEqual([true, true]);
});
