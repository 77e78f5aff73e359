// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fillStorage, signOut } from '../../../../tests/people.ts';
import type { Outgoing } from './entry.ts';

type Store = typeof import('./store.ts');

/** A tab of its own: the storage is shared, what is in memory is not. */
async function openTab(): Promise<Store> {
  vi.resetModules();
  // The session is of this tab too, so it is imported anew with it.
  const [store, { signInAs: signIn }] = await Promise.all([
    import('./store.ts'),
    import('../../../../tests/people.ts'),
  ]);
  signIn('ana');
  return store;
}

const entry = (id: string, state: Outgoing['state'] = 'waiting'): Outgoing => ({
  id,
  idempotencyKey: `key of ${id}`,
  topicId: 't',
  parentId: null,
  body: id,
  at: '2026-11-20T09:00:00Z',
  state,
});
const add =
  (...ids: string[]) =>
  (list: readonly Outgoing[]) => [...list, ...ids.map((id) => entry(id))];
const ids = (list: readonly Outgoing[]) => list.map(({ id }) => id);
const stored = (member = 'ana') =>
  ids(JSON.parse(localStorage.getItem(`tidings.outbox.${member}`) ?? '[]') as Outgoing[]);

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  signOut();
});

test('what is not sent yet is there after a reload', async () => {
  (await openTab()).changeOutbox(add('one', 'two'));
  expect(ids((await openTab()).outgoing())).toEqual(['one', 'two']);
});

test('a tab keeps what another tab wrote, and does not bring back what it dropped itself', async () => {
  const first = await openTab();
  first.changeOutbox(add('of the first'));
  const second = await openTab();
  second.changeOutbox((list) => [...list.filter(({ id }) => id !== 'of the first'), entry('of the second')]);
  expect(stored()).toEqual(['of the second']);
  first.changeOutbox(add('more'));
  expect(stored()).toEqual(['of the second', 'of the first', 'more']);
  first.changeOutbox(() => []);
  expect(stored()).toEqual(['of the second']);
});

test('the last entry leaves nothing behind', async () => {
  const tab = await openTab();
  tab.changeOutbox(add('one'));
  tab.changeOutbox(() => []);
  expect(localStorage.length).toBe(0);
});

test('it is of one member: another who signs in sees nothing of it, and it waits', async () => {
  const tab = await openTab();
  tab.changeOutbox(add('of ana'));
  const { signInAs: signIn } = await import('../../../../tests/people.ts');
  signIn('bob');
  expect(tab.outgoing()).toEqual([]);
  tab.changeOutbox(add('of bob'));
  expect([stored('ana'), stored('bob')]).toEqual([['of ana'], ['of bob']]);
  signIn('ana');
  expect(ids(tab.outgoing())).toEqual(['of ana']);
});

test('where nothing can be stored it is kept for this page', async () => {
  fillStorage();
  const tab = await openTab();
  tab.changeOutbox(add('one'));
  expect(ids(tab.outgoing())).toEqual(['one']);
});
