// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endSession, fillStorage, signInAs, signOut } from '../../../../tests/people.ts';
import { after, mountHook } from '../../../../tests/render.tsx';
import { readDraft, writeDraft } from '../model/draft.ts';
import { leftText } from '../model/left-text.ts';
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

test('without room on the device it says so, keeps it while the page lives, and leaving the page asks first', async () => {
  fillStorage();
  const draft = await open();
  await after(() => draft.now.setBody('text'));
  await after(() => vi.advanceTimersByTime(400));
  expect(draft.now).toMatchObject({ body: 'text', saved: 'unkept' });
  await draft.unmount();
  expect(kept()).toBe('text');
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(true);
  const again = await open();
  await after(() => again.now.drop());
  await again.unmount();
  expect(leave()).toBe(false);
});

const ofOtherTab = 'tidings.draft.ana.topic:1~other';
const inOtherTab = (body: string | null, at = 7) => {
  const newValue = body === null ? null : JSON.stringify({ body, fields: {}, at });
  if (newValue === null) localStorage.removeItem(ofOtherTab);
  else localStorage.setItem(ofOtherTab, newValue);
  window.dispatchEvent(new StorageEvent('storage', { key: ofOtherTab, newValue }));
};

test('it goes on from the draft of another tab and follows it, also when that is sent', async () => {
  inOtherTab('from there');
  const draft = await open();
  expect(draft.now.body).toBe('from there');
  await after(() => inOtherTab('more from there', 8));
  expect(draft.now.body).toBe('more from there');
  await after(() => inOtherTab(null));
  expect(draft.now.body).toBe('');
  await draft.unmount();
});

test('once something is written here, neither tab writes over the other', async () => {
  inOtherTab('there');
  const draft = await open();
  await after(() => draft.now.setBody('here'));
  await after(() => inOtherTab('there again', 9));
  await after(() => vi.advanceTimersByTime(400));
  await after(() => inOtherTab(null));
  expect(draft.now.body).toBe('here');
  inOtherTab('there again', 9);
  expect(JSON.parse(localStorage.getItem(ofOtherTab) ?? '')).toMatchObject({ body: 'there again' });
  await draft.unmount();
});

test('sending what began as the draft of another tab empties that one, unless somebody went on with it', async () => {
  inOtherTab('there');
  const first = await open();
  await after(() => first.now.setBody('there and here'));
  await after(() => first.now.drop());
  expect(localStorage.getItem(ofOtherTab)).toBeNull();
  await first.unmount();
  inOtherTab('there');
  const second = await open();
  await after(() => second.now.setBody('here'));
  inOtherTab('there, changed', 10);
  await after(() => second.now.drop());
  expect(localStorage.getItem(ofOtherTab)).not.toBeNull();
  await second.unmount();
});

test('what another tab’s draft became is sent with it, also after this tab closed and began anew', async () => {
  inOtherTab('there');
  const first = await open();
  await after(() => first.now.setBody('there and here'));
  await first.unmount();
  const again = await open();
  expect(again.now.body).toBe('there and here');
  await after(() => again.now.setBody('there, here and sent'));
  await again.unmount();
  const last = await open();
  await after(() => last.now.drop());
  await last.unmount();
  expect(kept()).toBeUndefined();
  expect(localStorage.length).toBe(0);
});

test('an edit that another tab sent or discarded shows the text it began from, never an empty one', async () => {
  const edit = await mountHook((name: string) => useDraft(name, { body: 'as posted' }), 'topic:1');
  await after(() => inOtherTab('changed there'));
  expect(edit.now.body).toBe('changed there');
  await after(() => inOtherTab(null));
  expect(edit.now.body).toBe('as posted');
  await edit.unmount();
});

test('what was typed a moment ago is kept when it is asked for, and it says when it cannot be', async () => {
  const draft = await open();
  await after(() => draft.now.setBody('just now'));
  expect(draft.now.keep()).toBe(true);
  expect(kept()).toBe('just now');
  fillStorage();
  await after(() => draft.now.setBody('and more'));
  await after(() => expect(draft.now.keep()).toBe(false));
  expect(draft.now.saved).toBe('unkept');
  await after(() => draft.now.drop());
  await draft.unmount();
});

test('whoever signs out by themselves leaves nothing on the screen; the text is kept as theirs', async () => {
  const draft = await open();
  await after(() => draft.now.setBody('half a thought'));
  await after(() => signOut());
  expect(leftText.get()).toBeUndefined();
  expect(kept()).toBe('half a thought');
  await draft.unmount();
});

test('whoever is signed out while writing keeps the text: on the device as theirs, and on the screen', async () => {
  const draft = await open();
  await after(() => draft.now.setBody('half a thought'));
  await after(() => endSession());
  expect(leftText.get()).toEqual({ memberId: 'ana', body: 'half a thought', isKept: true });
  expect(kept()).toBe('half a thought');
  await draft.unmount();
  signInAs('ana');
  expect(leftText.get()).toBeUndefined();
});

test('what may be on the server of it is kept with it over closing, and goes with it', async () => {
  const write = { key: 'k', at: 1, tries: [{ form: 'f', body: 'b' }] };
  const draft = await open();
  await after(() => draft.now.setBody('sent'));
  await after(() => draft.now.write.keep(write));
  await draft.unmount();
  const again = await open();
  expect(again.now.write.read()).toEqual(write);
  await after(() => again.now.setBody('sent, and more'));
  await again.unmount();
  expect(readDraft('ana', 'topic:1')).toMatchObject({ body: 'sent, and more', write });
  const last = await open();
  await after(() => last.now.drop());
  expect(last.now.write.read()).toBeUndefined();
  await last.unmount();
});

test('an answer that comes after closing does not write over what was typed since', async () => {
  const closed = await open();
  await after(() => closed.now.setBody('sent'));
  const { write } = closed.now;
  await closed.unmount();
  const again = await open();
  await after(() => again.now.setBody('sent, and more'));
  await after(() => again.now.keep());
  await after(() => write.keep(undefined));
  expect(kept()).toBe('sent, and more');
  await again.unmount();
});
