// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Outgoing } from './store.ts';

type Store = typeof import('./store.ts');

/** A tab of its own: the storage is shared, what is in memory is not. */
async function openTab(): Promise<Store> {
  vi.resetModules();
  const [store, { signInAs }] = await Promise.all([import('./store.ts'), import('../../../../tests/people.ts')]);
  signInAs('ana');
  return store;
}
const entry = (clientId: string) => ({ clientId, channelId: 'c', body: `${clientId} says hello.` });
const ids = (list: readonly Outgoing[]) => list.map(({ clientId }) => clientId);

beforeEach(() => localStorage.clear());

test('what an earlier page left goes out again under the same client id; what was refused waits for its author', async () => {
  const first = await openTab();
  first.addOutgoing(entry('a'));
  first.addOutgoing(entry('b'));
  first.changeOutgoing('a', { state: 'sending' });
  first.changeOutgoing('b', { state: 'failed', why: 'It is archived.' });
  const next = await openTab();
  expect(next.outgoing()).toEqual([
    expect.objectContaining({ clientId: 'a', state: 'waiting' }),
    expect.objectContaining({ clientId: 'b', state: 'failed', why: 'It is archived.' }),
  ]);
  for (const text of ['nonsense', '{"at":1}', 'null', null, '7', '[]']) expect(next.readEntry(text)).toBeNull();
});

test('two tabs never write over each other’s, and each sees both in the order written', async () => {
  const [one, other] = [await openTab(), await openTab()];
  one.addOutgoing(entry('a'));
  other.addOutgoing(entry('b'));
  one.addOutgoing(entry('c'));
  expect([ids(one.outgoing()), ids(other.outgoing())]).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
  other.discard('a');
  expect(ids(one.outgoing())).toEqual(['b', 'c']);
});

test('when too many wait the next is not taken, and none of those that wait is given up for it', async () => {
  const tab = await openTab();
  for (let n = 0; n < tab.OUTGOING_MAX; n += 1) expect(tab.addOutgoing(entry(`m${n}`))).toBe(true);
  expect(tab.addOutgoing(entry('one more'))).toBe(false);
  expect(tab.outgoing()).toHaveLength(tab.OUTGOING_MAX);
  expect(tab.outgoing()[0]?.clientId).toBe('m0');
});

test('where the device has no room this page keeps it', async () => {
  const tab = await openTab();
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  try {
    expect(tab.addOutgoing(entry('a'))).toBe(true);
    expect(ids(tab.outgoing())).toEqual(['a']);
  } finally {
    vi.restoreAllMocks();
  }
});
