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

const entry = (id: string): Outgoing => ({
  id,
  idempotencyKey: `key of ${id}`,
  topicId: 't',
  parentId: null,
  body: id,
  at: '2026-11-20T09:00:00Z',
  state: 'waiting',
});
const ids = (list: readonly Outgoing[]) => list.map(({ id }) => id);

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  signOut();
});

test('what is not sent yet is there after a reload, in the order written though the clock stood still', async () => {
  const tab = await openTab();
  for (const id of ['one', 'two', 'a third']) tab.addOutgoing(entry(id));
  expect(ids((await openTab()).outgoing())).toEqual(['one', 'two', 'a third']);
});

test('what an earlier version kept in one place is found', async () => {
  localStorage.setItem(
    'tidings.outbox.ana',
    JSON.stringify([entry('one'), { ...entry('two'), at: '2026-11-20T09:01:00Z' }]),
  );
  expect(ids((await openTab()).outgoing())).toEqual(['one', 'two']);
  expect(localStorage.getItem('tidings.outbox.ana')).toBeNull();
  expect(ids((await openTab()).outgoing())).toEqual(['one', 'two']);
});

test('two tabs share one list: neither writes over the other, and what one removed does not come back', async () => {
  const first = await openTab();
  first.addOutgoing(entry('of the first'));
  const second = await openTab();
  second.addOutgoing(entry('of the second'));
  first.addOutgoing(entry('more'));
  expect(new Set(ids(second.outgoingNow()))).toEqual(new Set(['of the first', 'of the second', 'more']));
  second.removeOutgoing('of the first');
  first.changeOutgoing('of the first', { state: 'failed', failure: undefined });
  expect(new Set(ids(first.outgoingNow()))).toEqual(new Set(['of the second', 'more']));
});

test('the last entry leaves nothing behind', async () => {
  const tab = await openTab();
  tab.addOutgoing(entry('one'));
  tab.removeOutgoing('one');
  expect(localStorage.length).toBe(0);
});

test('it is of one member: another who signs in sees nothing of it, and it waits', async () => {
  const tab = await openTab();
  tab.addOutgoing(entry('of ana'));
  const { signInAs: signIn } = await import('../../../../tests/people.ts');
  signIn('bob');
  expect(tab.outgoing()).toEqual([]);
  tab.addOutgoing(entry('of bob'));
  expect(ids(tab.outgoing())).toEqual(['of bob']);
  signIn('ana');
  expect(ids(tab.outgoing())).toEqual(['of ana']);
});

test('where nothing can be stored it is kept for this page, and closing the page asks first', async () => {
  fillStorage();
  const tab = await openTab();
  tab.addOutgoing(entry('one'));
  tab.changeOutgoing('one', { state: 'failed', failure: undefined });
  expect(tab.outgoingNow()).toMatchObject([{ id: 'one', state: 'failed' }]);
  const leave = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leave);
  expect(leave.defaultPrevented).toBe(true);
});

test('what only this page holds stays on the screen when the session ends, and is there when its author is back', async () => {
  fillStorage();
  const tab = await openTab();
  const [people, { leftText }] = await Promise.all([
    import('../../../../tests/people.ts'),
    import('../../composer/index.ts'),
  ]);
  tab.addOutgoing(entry('said once'));
  expect(tab.isUnkept('said once')).toBe(true);
  people.endSession();
  expect(leftText.get()).toEqual({ memberId: 'ana', body: 'said once', isKept: false });
  expect(tab.outgoing()).toEqual([]);
  people.signInAs('bob');
  expect(tab.outgoing()).toEqual([]);
  people.signInAs('ana');
  expect(ids(tab.outgoing())).toEqual(['said once']);
  expect(leftText.get()).toBeUndefined();
});
