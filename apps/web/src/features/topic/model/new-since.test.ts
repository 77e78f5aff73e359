import { expect, test } from 'vitest';
import type { ReplyItem } from '../../replies/index.ts';
import { countNew, isNew } from './new-since.ts';

const reply = (number: number, author: string) => ({ id: `r${number}`, number, author: { id: author } }) as ReplyItem;

const page = (after: number, through: number | null, ...items: ReplyItem[]) => ({ items, after, through });
const counts = (lastNumber: number, replyCount = lastNumber) => ({ lastNumber, replyCount });

test('what the reader wrote is not new to them', () => {
  const loaded = [reply(4, 'ana'), reply(5, 'me'), reply(6, 'ben'), reply(7, 'me')];
  expect(loaded.filter((one) => isNew(one, 4, 'me')).map(({ number }) => number)).toEqual([6]);
  expect(countNew(4, counts(7), [page(3, null, ...loaded)], 'me')).toBe(1);
  expect(countNew(4, counts(7), [page(3, null, ...loaded)], 'ana')).toBe(3);
});

test('what is not loaded counts, and nothing is fewer than none', () => {
  expect(countNew(4, counts(20), [page(2, 4, reply(3, 'ana'), reply(4, 'ana'))], 'me')).toBe(16);
  expect(countNew(4, counts(4), [page(3, null, reply(5, 'me'))], 'me')).toBe(0);
  expect(countNew(4, counts(20), [], 'me')).toBe(16);
});

test('numbers of deleted replies are not counted as new', () => {
  expect(countNew(4, counts(9, 6), [page(3, null, reply(4, 'ana'), reply(6, 'ben'), reply(9, 'ben'))], 'me')).toBe(2);
  // Beyond what is loaded there cannot be more than there are.
  expect(countNew(0, counts(40, 5), [page(0, 3, reply(1, 'ana'), reply(2, 'ana'))], 'me')).toBe(5);
  expect(countNew(0, counts(7, 0), [], 'me')).toBe(0);
});
