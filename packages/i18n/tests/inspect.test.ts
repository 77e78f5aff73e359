import { expect, test } from 'vitest';
import { differences, inspect } from '../src/inspect.ts';

test('a message is taken apart at every depth', () => {
  expect(inspect('{count, plural, one {{name}, # reply} other {{name}, # replies}} since {at, date, short}')).toEqual({
    arguments: ['at date', 'count plural', 'name argument'],
    plurals: [['one', 'other']],
    texts: [', ', ' reply', ', ', ' replies', ' since '],
  });
});

test('a key that lacks, one too many and an argument of another kind are differences', () => {
  const english = { a: 'A {n, number}', b: 'B', c: 'C {name}' };
  expect(differences(english, { a: 'Ä {n}', c: 'Z {name}', d: 'D' })).toEqual([
    'b is lacking',
    'd is unknown',
    'a takes n argument instead of n number',
  ]);
  expect(differences(english, english)).toEqual([]);
});
