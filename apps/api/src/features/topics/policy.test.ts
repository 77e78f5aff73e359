import type { Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { canDeleteTopic, canEditTopic, canReadTopicRevisions, canReply } from './policy.ts';

const silenced = (role: Role, id: string) => actorWith(role, id, { silencedUntil: new Date(Date.now() + 60_000) });
const author = actorWith('member', 'author');
const other = actorWith('member', 'other');
const moderator = actorWith('moderator', 'moderator');
const topic = {
  authorId: 'author',
  author: { role: 'member' as Role },
  locked: false,
  status: 'visible' as 'visible' | 'hidden',
  deletedAt: null as Date | null,
};
const locked = { ...topic, locked: true };
const hidden = { ...topic, status: 'hidden' as const };
const gone = { ...topic, deletedAt: new Date() };

test('a topic is edited by staff, and by its author while it is open and visible and they may speak', () => {
  const may = (by: Actor) => [topic, locked, hidden].map((of) => canEditTopic(by, of));
  expect(may(author)).toEqual([true, false, false]);
  expect(may(silenced('member', 'author'))).toEqual([false, false, false]);
  expect(may(other)).toEqual([false, false, false]);
  expect(may(moderator)).toEqual([true, true, true]);
});

test('a topic is deleted by its author while it is open, and by staff that is no lower', () => {
  expect([author, other, moderator].map((by) => canDeleteTopic(by, topic))).toEqual([true, false, true]);
  expect([author, other, moderator].map((by) => canDeleteTopic(by, locked))).toEqual([false, false, true]);
  const ofAdmin = { ...topic, author: { role: 'admin' as Role } };
  expect(roles.map((role) => canDeleteTopic(actorWith(role, 'other'), ofAdmin))).toEqual([false, false, true]);
});

test('a topic is replied to by who may speak, while it is there; in a locked one by staff alone', () => {
  const may = (by: Actor) => [topic, locked, hidden, gone].map((of) => canReply(by, of));
  expect(may(other)).toEqual([true, false, true, false]);
  expect(may(moderator)).toEqual([true, true, true, false]);
  expect(may(silenced('member', 'other'))).toEqual([false, false, false, false]);
  expect(may(silenced('moderator', 'other'))).toEqual([false, false, false, false]);
});

test('earlier texts of a hidden topic are for staff, not for its author and not for who is signed out', () => {
  const may = (by: Actor | null) => [topic, hidden].map((of) => canReadTopicRevisions(by, of));
  expect(may(null)).toEqual([true, false]);
  expect(may(author)).toEqual([true, false]);
  expect(may(moderator)).toEqual([true, true]);
});
