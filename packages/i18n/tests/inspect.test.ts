import { expect, test } from 'vitest';
import { differences, inspect } from '../src/inspect.ts';

test('a message is taken apart at every depth', () => {
  expect(inspect('{count, plural, one {{name}, # reply} other {{name}, # replies}} since {at, date, short}')).toEqual({
    arguments: ['at date', 'count plural', 'name argument'],
    plurals: [['one', 'other']],
    empty: false,
    texts: [', ', ' reply', ', ', ' replies', ' since '],
  });
});

test('a message, or one of its forms, that says nothing is empty', () => {
  const empty = ['', '  ', '{n, plural, one {} other {# likes}}', 'a {k, select, a {b} other { }}'];
  expect(empty.filter((message) => !inspect(message).empty)).toEqual([]);
  expect(['a', '{name}', '{n, plural, one {#} other {# likes}}'].filter((text) => inspect(text).empty)).toEqual([]);
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
