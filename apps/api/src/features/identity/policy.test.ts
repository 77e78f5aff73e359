import type { Role } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { actorWith, roles } from '../../../tests/support/actors.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { canModerate, canSanction, canSpeak } from './policy.ts';
import { canSignIn } from './sessions/policy.ts';

const table = (may: (a: Actor, m: { id: string; role: Role }) => boolean) =>
  roles.map((by) => roles.map((of) => Number(may(actorWith(by), { id: 'other', role: of }))));

test('staff decides over what equals and those below wrote; sanctions are for those below alone', () => {
  expect(table(canModerate)).toEqual([
    [0, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
  ]);
  expect(table(canSanction)).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
  ]);
  for (const role of roles) expect(canSanction(actorWith(role), { id: 'me', role: 'member' })).toBe(false);
});

test('a silence and a suspension hold until their time, and not at it', () => {
  const now = Date.now();
  const silenced = (ms: number) => canSpeak({ silencedUntil: new Date(now + ms) }, now);
  expect([canSpeak(actorWith('member')), silenced(-1), silenced(0), silenced(1)]).toEqual([true, true, true, false]);
  const suspended = (ms: number) => canSignIn({ suspendedUntil: new Date(now + ms) }, now);
  expect([canSignIn({ suspendedUntil: null }), suspended(0), suspended(1)]).toEqual([true, true, false]);
});
