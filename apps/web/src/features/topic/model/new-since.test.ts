import { expect, test } from 'vitest';
import type { ReplyItem } from '../../replies/index.ts';
import { countNew, isNew } from './new-since.ts';

const reply = (number: number, author: string) => ({ id: `r${number}`, number, author: { id: author } }) as ReplyItem;

test('what the reader wrote is not new to them', () => {
  const loaded = [reply(4, 'ana'), reply(5, 'me'), reply(6, 'ben'), reply(7, 'me')];
  expect(loaded.filter((one) => isNew(one, 4, 'me')).map(({ number }) => number)).toEqual([6]);
  expect(countNew(4, 7, loaded, 'me')).toBe(1);
  expect(countNew(4, 7, loaded, 'ana')).toBe(3);
});

test('what is not loaded counts, and nothing is fewer than none', () => {
  expect(countNew(4, 20, [reply(3, 'ana'), reply(4, 'ana')], 'me')).toBe(16);
  expect(countNew(4, 4, [reply(5, 'me')], 'me')).toBe(0);
});
