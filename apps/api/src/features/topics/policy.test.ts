import type { Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import {
  whyNotDeleteTopic,
  whyNotEditTopic,
  whyNotReadTopicRevisions,
  whyNotReply,
  whyNotStartTopic,
} from './policy.ts';

const silenced = (role: Role, id: string) => actorWith(role, id, { silencedUntil: new Date(Date.now() + 60_000) });
const author = actorWith('member', 'author');
const other = actorWith('member', 'other');
const moderator = actorWith('moderator', 'moderator');
const topic = {
  authorId: 'author',
  author: { role: 'member' as Role },
  locked: false,
  archived: false,
  status: 'visible' as 'visible' | 'hidden',
  deletedAt: null as Date | null,
};
const locked = { ...topic, locked: true };
const hidden = { ...topic, status: 'hidden' as const };
const archived = { ...topic, archived: true };
const gone = { ...topic, deletedAt: new Date() };

test('a topic is edited by staff that is no lower, and by its author while it is open and visible; by nobody silenced', () => {
  const why = (by: Actor) => [topic, locked, hidden].map((of) => whyNotEditTopic(by, of));
  expect(why(author)).toEqual([null, 'TOPIC_LOCKED', 'FORBIDDEN']);
  expect(why(silenced('member', 'author'))).toEqual(['SILENCED', 'SILENCED', 'SILENCED']);
  expect(why(other)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  expect(why(moderator)).toEqual([null, null, null]);
  expect(why(silenced('moderator', 'moderator'))).toEqual(['SILENCED', 'SILENCED', 'SILENCED']);
  const ofAdmin = { ...topic, author: { role: 'admin' as Role } };
  expect(roles.map((role) => whyNotEditTopic(actorWith(role, 'x'), ofAdmin))).toEqual(['FORBIDDEN', 'FORBIDDEN', null]);
});

test('a topic is deleted by its author while it is open, and by staff that is no lower; by nobody silenced', () => {
  expect([author, other, moderator].map((by) => whyNotDeleteTopic(by, topic))).toEqual([null, 'FORBIDDEN', null]);
  expect([author, other, moderator].map((by) => whyNotDeleteTopic(by, locked))).toEqual([
    'TOPIC_LOCKED',
    'FORBIDDEN',
    null,
  ]);
  expect(whyNotDeleteTopic(silenced('member', 'author'), topic)).toBe('SILENCED');
  const ofAdmin = { ...topic, author: { role: 'admin' as Role } };
  expect(roles.map((role) => whyNotDeleteTopic(actorWith(role, 'x'), ofAdmin))).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
    null,
  ]);
});

test('a topic is replied to by who may speak, while it is there; in a locked one by staff alone', () => {
  const why = (by: Actor) => [topic, locked, hidden, gone].map((of) => whyNotReply(by, of));
  expect(why(other)).toEqual([null, 'TOPIC_LOCKED', null, 'NOT_FOUND']);
  expect(why(moderator)).toEqual([null, null, null, 'NOT_FOUND']);
  expect(why(silenced('member', 'other'))).toEqual(['SILENCED', 'SILENCED', 'SILENCED', 'NOT_FOUND']);
});

test('earlier texts of a hidden topic are for staff, not for its author and not for who is signed out', () => {
  const why = (by: Actor | null) => [topic, hidden].map((of) => whyNotReadTopicRevisions(by, of));
  expect([null, author, moderator].map(why)).toEqual([
    [null, 'NOT_FOUND'],
    [null, 'NOT_FOUND'],
    [null, null],
  ]);
});

test('where a group is archived nobody writes, staff neither; staff still moderates', () => {
  for (const actor of [author, other, moderator]) {
    expect(whyNotStartTopic(actor, archived)).toBe('GROUP_ARCHIVED');
    expect(whyNotReply(actor, archived)).toBe('GROUP_ARCHIVED');
  }
  expect(whyNotEditTopic(author, archived)).toBe('GROUP_ARCHIVED');
  expect(whyNotDeleteTopic(author, archived)).toBe('GROUP_ARCHIVED');
  expect([whyNotEditTopic(moderator, archived), whyNotDeleteTopic(moderator, archived)]).toEqual([null, null]);
});
