import type { ModerationAction } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { noticeBody, noticeHref, noticeWords } from './post-words.ts';

const decision = (action: ModerationAction['action'], change: Partial<ModerationAction> = {}): ModerationAction => ({
  id: 'a',
  action,
  targetType: 'reply',
  targetId: 'r',
  subject: {
    topicId: 't',
    number: 4,
    title: 'Tide tables',
    excerpt: '',
    author: { id: 'm', username: 'ana', displayName: 'Ana', role: 'member' },
  },
  moderator: null,
  member: { id: 'm', username: 'ana', displayName: 'Ana', role: 'member' },
  reason: 'It is spam.',
  until: null,
  at: '2026-11-20T09:00:00.000Z',
  ...change,
});

test('the member reads which post it is, and is led to it', () => {
  expect(noticeWords(decision('hide'))).toBe('A moderator hid your reply in “Tide tables”');
  expect(noticeHref(decision('hide'))).toBe('/t/t#reply-4');
  expect(noticeBody(decision('hide'))).toBe('It is spam.');
  const topic = decision('lock', {
    targetType: 'topic',
    subject: { ...decision('lock').subject, number: null } as never,
  });
  expect([noticeWords(topic), noticeHref(topic)]).toEqual(['A moderator locked your topic “Tide tables”', '/t/t#post']);
});

test('nobody is led to what is gone: of a deleted reply to its topic, of a deleted topic nowhere', () => {
  expect(noticeHref(decision('delete'))).toBe('/t/t');
  expect(noticeHref(decision('delete', { targetType: 'topic' }))).toBeUndefined();
  expect(noticeHref(decision('warn', { targetType: 'user', subject: null }))).toBeUndefined();
});

test('what is done to a person names the post that caused it', () => {
  expect(noticeWords(decision('warn'))).toBe('A moderator warned you');
  expect(noticeBody(decision('warn'))).toBe('Because of your reply in “Tide tables”: It is spam.');
  expect(noticeBody(decision('warn', { targetType: 'user', subject: null }))).toBe('It is spam.');
});
