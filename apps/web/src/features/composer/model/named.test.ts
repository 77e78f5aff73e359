import { expect, test } from 'vitest';
import type { Member } from '../../../lib/session/state.ts';
import { crowdIn, namesOver } from './named.ts';

const now = Date.parse('2026-11-28T12:00:00.000Z');
const member = (of: Partial<Member>) =>
  ({ role: 'member', joinedAt: '2026-01-01T00:00:00.000Z', topicCount: 3, replyCount: 9, ...of }) as Member;
const naming = (count: number) => Array.from({ length: count }, (_, n) => `@name-${n}`).join(' ');

test.each([
  ['somebody who wrote before', member({}), 20],
  ['who registered today', member({ joinedAt: '2026-11-28T00:00:00.000Z' }), 5],
  ['who wrote little', member({ topicCount: 1, replyCount: 3 }), 5],
  ['staff on its first day', member({ role: 'moderator', joinedAt: '2026-11-28T00:00:00.000Z' }), 20],
])('%s may name so many, and hears how many are too many', (_, who, allowed) => {
  expect(namesOver(naming(allowed), who, now)).toEqual({ over: 0, allowed });
  expect(namesOver(`${naming(allowed + 2)} \`@code\``, who, now)).toEqual({ over: 2, allowed });
});

test('a crowd is more than 20 people besides the author, of groups that are named newly', () => {
  const groups = [
    { id: '1', name: 'Crew', slug: 'crew', memberCount: 21 },
    { id: '2', name: 'Harbour', slug: 'harbour', memberCount: 22 },
  ];
  expect(crowdIn('@crew', '', groups)).toBe(0);
  expect(crowdIn('@harbour', '', groups)).toBe(21);
  expect(crowdIn('@crew @harbour', '', groups)).toBe(41);
  expect(crowdIn('@harbour, again', '@harbour', groups)).toBe(0);
  expect(crowdIn('`@harbour`', '', groups)).toBe(0);
});
