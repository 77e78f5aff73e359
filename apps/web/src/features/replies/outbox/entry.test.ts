import { expect, test } from 'vitest';
import { goesByItself, type Outgoing, revive, withoutEntry, withState } from './entry.ts';

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

test('a reply that was on its way when the page went is kept with its key and is asked about again', () => {
  const [kept] = revive(JSON.stringify([entry]));
  expect(kept).toEqual({ ...entry, state: 'failed' });
  expect(kept && goesByItself(kept, soon)).toBe(true);
  expect(revive('nonsense')).toEqual([]);
  expect(revive('[{"id":1}]')).toEqual([]);
});

test('an entry leaves only when it is settled or discarded', () => {
  const failed = withState([entry], 'c1', 'failed', { code: 'UNREACHABLE', message: 'x' });
  expect(failed[0]?.body).toBe('hello');
  expect(withoutEntry(failed, 'other')).toBe(failed);
  expect(withoutEntry(failed, 'c1')).toEqual([]);
});

test('what was never answered goes by itself while its key is kept; what was refused waits for the member', () => {
  const failed = (code: string) => withState([entry], 'c1', 'failed', { code, message: 'x' })[0] ?? entry;
  expect(goesByItself(failed('TIMEOUT'), soon)).toBe(true);
  expect(goesByItself(failed('TIMEOUT'), at + 24 * 3_600_000)).toBe(false);
  expect(goesByItself(failed('VALIDATION'), soon)).toBe(false);
  expect(goesByItself(entry, soon)).toBe(false);
  expect(goesByItself({ ...entry, state: 'waiting' }, at + 48 * 3_600_000)).toBe(true);
});
