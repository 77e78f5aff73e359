// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fillStorage, signInAs, signOut } from '../../../../tests/people.ts';
import { after, mountHook } from '../../../../tests/render.tsx';
import { readDraft, writeDraft } from '../model/draft.ts';
import { useDraft } from './use-draft.ts';

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  signInAs('ana');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  signOut();
});

const open = () => mountHook((name: string) => useDraft(name, { fields: { title: 'given' } }), 'topic:1');
const kept = (member = 'ana') => readDraft(member, 'topic:1')?.body;

test('a pause of 400 ms keeps what was written; every key begins the wait anew', async () => {
  const draft = await open();
  await after(() => draft.now.setBody('h'));
  await after(() => vi.advanceTimersByTime(300));
  await after(() => draft.now.setBody('he'));
  await after(() => vi.advanceTimersByTime(300));
  expect(kept()).toBeUndefined();
  expect(draft.now.saved).toBe('saving');
  await after(() => vi.advanceTimersByTime(100));
  expect(kept()).toBe('he');
  expect(draft.now.saved).toBe(Date.now());
  await draft.unmount();
});

test('closing and leaving the page keep it at once', async () => {
  const draft = await open();
  await after(() => draft.now.setBody('left'));
  await after(() => window.dispatchEvent(new Event('pagehide')));
  expect(kept()).toBe('left');
  await after(() => draft.now.setBody('closed'));
  await draft.unmount();
  expect(kept()).toBe('closed');
});

test('it is there when the composer opens again, for the same member alone', async () => {
  writeDraft('ana', 'topic:1', { body: 'kept', fields: { title: 'own' }, at: 5 });
  const again = await open();
  expect(again.now).toMatchObject({ body: 'kept', fields: { title: 'own' }, saved: 5 });
  await again.unmount();
  signInAs('bob');
  const other = await open();
  expect(other.now).toMatchObject({ body: '', fields: { title: 'given' }, saved: undefined });
  await other.unmount();
});

test('what was sent is dropped, and closing brings it not back', async () => {
  const draft = await open();
  await after(() => draft.now.setBody('sent'));
  await after(() => draft.now.drop());
  expect(draft.now).toMatchObject({ body: '', saved: undefined });
  await after(() => draft.now.setBody('sent too'));
  // Sending closes the composer at once, before it is drawn empty.
  await after(() => {
    draft.now.drop();
    return draft.unmount();
  });
  expect(kept()).toBeUndefined();
});

test('without room on the device nothing is called saved', async () => {
  fillStorage();
  const draft = await open();
  await after(() => draft.now.setBody('text'));
  await after(() => vi.advanceTimersByTime(400));
  expect(draft.now).toMatchObject({ body: 'text', saved: undefined });
  await draft.unmount();
});
