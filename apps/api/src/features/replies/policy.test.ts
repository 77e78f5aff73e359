import type { Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { whyNotDeleteReply, whyNotEditReply, whyNotReadReplyRevisions } from './policy.ts';

const silenced = (role: Role, id: string, ms = 60_000) =>
  actorWith(role, id, { silencedUntil: new Date(Date.now() + ms) });
const author = actorWith('member', 'author');
const other = actorWith('member', 'other');
const moderator = actorWith('moderator', 'moderator');
const visible = {
  authorId: 'author',
  author: { role: 'member' },
  status: 'visible',
  topic: { locked: false, archived: false },
} as const;
const hidden = { ...visible, status: 'hidden' } as const;
const locked = { ...visible, topic: { locked: true, archived: false } } as const;

test('a reply is edited by staff that is no lower, and by its author while it is visible and the topic open', () => {
  const why = (by: Actor) => [visible, hidden, locked].map((of) => whyNotEditReply(by, of));
  expect(why(author)).toEqual([null, 'FORBIDDEN', 'TOPIC_LOCKED']);
  expect(why(silenced('member', 'author'))).toEqual(['SILENCED', 'SILENCED', 'SILENCED']);
  expect(why(silenced('member', 'author', -1))).toEqual([null, 'FORBIDDEN', 'TOPIC_LOCKED']);
  expect(why(other)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  expect(why(moderator)).toEqual([null, null, null]);
  expect(why(silenced('moderator', 'moderator'))).toEqual(['SILENCED', 'SILENCED', 'SILENCED']);
});

test('a reply is deleted by its author while the topic is open, and by staff that is no lower; by nobody silenced', () => {
  const of = (role: Role) => ({ ...visible, author: { role } });
  expect([author, other].map((by) => whyNotDeleteReply(by, visible))).toEqual([null, 'FORBIDDEN']);
  expect(whyNotDeleteReply(author, locked)).toBe('TOPIC_LOCKED');
  expect(whyNotDeleteReply(silenced('member', 'author'), visible)).toBe('SILENCED');
  const allowed = roles.map((by) => roles.map((role) => whyNotDeleteReply(actorWith(by, 'other'), of(role)) === null));
  expect(allowed).toEqual([
    [false, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

test('earlier texts of a hidden reply are for staff, not for its author and not for who is signed out', () => {
  const why = (by: Actor | null) => [visible, hidden].map((of) => whyNotReadReplyRevisions(by, of));
  expect([null, author, moderator].map(why)).toEqual([
    [null, 'NOT_FOUND'],
    [null, 'NOT_FOUND'],
    [null, null],
  ]);
});

test('in an archived group authors leave what they wrote; staff still moderates', () => {
  const archived = { ...visible, topic: { locked: false, archived: true } } as const;
  expect([whyNotEditReply(author, archived), whyNotDeleteReply(author, archived)]).toEqual([
    'GROUP_ARCHIVED',
    'GROUP_ARCHIVED',
  ]);
  expect([whyNotEditReply(moderator, archived), whyNotDeleteReply(moderator, archived)]).toEqual([null, null]);
});
