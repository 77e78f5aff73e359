import { expect, test } from 'vitest';
import { goesByItself, inOrder, mayBePosted, nextOf, type Outgoing, read, revive, sentFrom, writeOf } from './entry.ts';

const entry: Outgoing = {
  id: 'c1',
  idempotencyKey: 'k1',
  topicId: 't',
  parentId: null,
  body: 'hello',
  at: '2026-11-20T09:00:00Z',
  state: 'sending',
};

const at = Date.parse(entry.at);
const soon = at + 60_000;
const failed = (code: string): Outgoing => ({ ...entry, state: 'failed', failure: { code, message: 'x' } });

test('a reply that was on its way when the page went is kept with its key and is asked about again', () => {
  const [kept] = revive(read(JSON.stringify(entry)));
  expect(kept).toEqual({ ...entry, state: 'failed' });
  expect(kept && goesByItself(kept, soon)).toBe(true);
  expect(read(JSON.stringify([entry, entry]))).toHaveLength(2);
  for (const text of ['nonsense', '[{"id":1}]', 'null', null, '7']) expect(read(text)).toEqual([]);
});

test('what was never answered goes by itself while its key is kept; what was refused waits for the member', () => {
  expect(goesByItself(failed('TIMEOUT'), soon)).toBe(true);
  expect(goesByItself(failed('TIMEOUT'), at + 24 * 3_600_000)).toBe(false);
  expect(goesByItself(failed('VALIDATION'), soon)).toBe(false);
  expect(goesByItself(entry, soon)).toBe(false);
  expect(goesByItself({ ...entry, state: 'waiting' }, at + 48 * 3_600_000)).toBe(true);
});

const day = 24 * 3_600_000;

test('what may be on the server is not sent by itself once its key protects no longer: the member decides', () => {
  const offline: Outgoing = { ...entry, state: 'waiting', sentAt: at, failure: { code: 'OFFLINE', message: 'x' } };
  for (const kept of [offline, { ...failed('UNKNOWN'), sentAt: at }, { ...offline, sentAt: undefined }]) {
    expect(goesByItself(kept, soon)).toBe(true);
    expect(goesByItself(kept, at + day)).toBe(false);
    expect(mayBePosted(kept, at + day)).toBe(true);
    expect(goesByItself({ ...kept, isAsked: true }, at + day)).toBe(true);
  }
  // Written yesterday, sent a minute ago: the key counts from then.
  expect(goesByItself({ ...offline, sentAt: at + day }, at + day + 60_000)).toBe(true);
});

test('what was refused cannot be there: it never asks whether it was posted', () => {
  const refused: Outgoing = { ...failed('RATE_LIMITED'), state: 'waiting', sentAt: null };
  expect(mayBePosted(refused, at + 2 * day)).toBe(false);
  expect(goesByItself(refused, at + 2 * day)).toBe(true);
});

test('a key counts from the first time it was sent, and anew once the server has forgotten it', () => {
  expect(sentFrom({ ...entry, sentAt: null }, soon)).toBe(soon);
  expect(sentFrom({ ...entry, sentAt: at }, at + day)).toBe(at);
  expect(sentFrom({ ...entry, sentAt: at }, at + 2 * day)).toBe(at + 2 * day);
});

test('the first of a topic is next; a refused one lets the others pass, an unanswered one does not', () => {
  const later: Outgoing = { ...entry, id: 'c2', at: '2026-11-20T09:00:01Z', state: 'waiting' };
  const elsewhere: Outgoing = { ...entry, id: 'c0', topicId: 'u', state: 'waiting' };
  const next = (first: Outgoing) => nextOf(inOrder([later, elsewhere, first]), 't', soon)?.id;
  expect(next(failed('TIMEOUT'))).toBe('c1');
  expect(next(entry)).toBe('c1');
  expect(next(failed('TOPIC_LOCKED'))).toBe('c2');
});

test('a text that is taken back keeps its key while it may be there; what never left or is known to be there does not', () => {
  expect(writeOf({ ...failed('TIMEOUT'), sentAt: at }, soon)).toMatchObject({ key: 'k1', at });
  expect(
    writeOf({ ...entry, state: 'waiting', sentAt: at, failure: { code: 'OFFLINE', message: 'x' } }, soon),
  ).toBeDefined();
  expect(writeOf({ ...entry, state: 'waiting', sentAt: null }, soon)).toBeUndefined();
  expect(writeOf({ ...failed('IDEMPOTENCY_MISMATCH'), sentAt: at }, soon)).toBeUndefined();
  expect(writeOf({ ...failed('TIMEOUT'), sentAt: at }, at + 2 * day)).toBeUndefined();
});
