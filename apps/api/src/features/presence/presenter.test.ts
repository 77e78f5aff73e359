import { fakeClock } from '@tidings/testing';
import { expect, test } from 'vitest';
import { Elsewhere } from './elsewhere.ts';
import { type Present, presentPeople, type Status } from './presenter.ts';

const who = (username: string, status: Status = 'online'): Present => ({
  person: { id: username, username, displayName: username, role: 'member' },
  status,
});
const shown = (...present: Present[]) => presentPeople(present).people.map(({ person, status }) => [person.id, status]);

test('one entry a person: hidden anywhere is hidden, busy anywhere is busy, away only when away everywhere', () => {
  expect(shown(who('b', 'away'), who('b'), who('a', 'busy'), who('a'))).toEqual([
    ['a', 'busy'],
    ['b', 'online'],
  ]);
  expect(shown(who('c', 'away'), who('c', 'away'))).toEqual([['c', 'away']]);
  expect(presentPeople([who('d'), who('d', 'hidden'), who('e')])).toMatchObject({ total: 1 });
});

test('at most fifty are named and all are counted', () => {
  const crowd = Array.from({ length: 80 }, (_, i) => who(`member-${String(i).padStart(2, '0')}`));
  const state = presentPeople(crowd);
  expect([state.people.length, state.total]).toEqual([50, 80]);
});

test('people of another server are believed for a lease, and no longer', async () => {
  const clock = fakeClock();
  const elsewhere = new Elsewhere(1000, clock);
  const say = (server: string, ...people: Present[]) => elsewhere.note({ server, room: 'r', people, asks: false });
  say('one', who('a'));
  await clock.advance(600);
  say('two', who('b'));
  expect(elsewhere.in('r').map(({ person }) => person.id)).toEqual(['a', 'b']);
  await clock.advance(600);
  expect(elsewhere.in('r').map(({ person }) => person.id)).toEqual(['b']);
  expect(elsewhere.expire()).toEqual(['r']);
  say('two');
  expect(elsewhere.in('r')).toEqual([]);
  expect(elsewhere.expire()).toEqual([]);
});
