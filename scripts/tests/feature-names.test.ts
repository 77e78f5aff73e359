import { expect, test } from 'vitest';
import { namesOf } from '../gen/names.ts';

test('a noun of two words is written as each place wants it', () => {
  expect(namesOf('index-entry', 'index-entries')).toEqual({
    noun: 'index-entry',
    nouns: 'index-entries',
    one: 'indexEntry',
    many: 'indexEntries',
    One: 'IndexEntry',
    Many: 'IndexEntries',
    row: 'index_entry',
    rows: 'index_entries',
    words: 'index entry',
    plurals: 'index entries',
    Plurals: 'Index entries',
    a: 'an',
    A: 'An',
    member: "['index-entry']",
  });
});

test('the plural adds an s, unless it is given', () => {
  expect(namesOf('probe')).toMatchObject({ nouns: 'probes', a: 'a', member: '.probe' });
  expect(namesOf('entry', 'entries').nouns).toBe('entries');
});

test.each([
  ['Probe', undefined, 'lower-case'],
  ['tide_table', undefined, 'lower-case'],
  ['-probe', undefined, 'lower-case'],
  ['../probe', undefined, 'lower-case'],
  ['probe', 'Probes', 'lower-case'],
  ['order', undefined, 'means something else'],
  ['sheep', 'sheep', 'must differ'],
  ['a'.repeat(31), undefined, 'longer'],
])('%s with the plural %s is refused', (noun, plural, why) => {
  expect(() => namesOf(noun, plural)).toThrow(why);
});
