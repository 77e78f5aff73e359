import type { EphemeralMeta, Person } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { peopleReducers } from './realtime.ts';

const person = (id: string): Person => ({ id, username: id, displayName: id, role: 'member' });
const meta: EphemeralMeta = { room: 'topic:t', at: '2026-11-20T09:00:00.000Z' };
const me = { id: 'me', role: 'member', maySpeak: true } as const;
const none = { here: undefined, typing: [] };
const typing = (id: string, on = true) => ({
  person: person(id),
  typing: on,
  expiresAt: '2026-11-20T09:00:05.000Z',
});
const reduce = peopleReducers('t')['typing:state'];

test('a typing sign holds for as long as the server said, whatever this clock says', () => {
  expect(reduce?.(none, typing('bob'), { meta, me })?.typing).toEqual([
    { person: person('bob'), at: meta.at, forMs: 5000 },
  ]);
});

test('oneself and other rooms are not shown, a stop ends it', () => {
  expect(reduce?.(none, typing('me'), { meta, me })).toBe(none);
  expect(reduce?.(none, typing('bob'), { meta: { ...meta, room: 'topic:x' }, me })).toBe(none);
  const bob = reduce?.(none, typing('bob'), { meta, me }) ?? none;
  expect(reduce?.(bob, typing('bob', false), { meta, me })?.typing).toEqual([]);
});
