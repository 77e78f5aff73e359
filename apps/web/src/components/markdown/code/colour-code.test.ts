import { seededRandom } from '@tidings/testing';
import { knownBombs, makeBomb } from '@tidings/testing/texts';
import { expect, test } from 'vitest';
import { colourCode } from './colour-code.ts';

const kinds = (code: string, language: string) =>
  Object.fromEntries(colourCode(code, language).flatMap(({ kind, text }) => (kind ? [[text, kind]] : [])));

test.each([
  ['ts', "const a = 'b'; // c\nrun(1.5)", { const: 'key', "'b'": 'str', '// c': 'com', run: 'fn', '1.5': 'num' }],
  [
    'python',
    'def f():\n  """x"""\n  return 0x1F # y',
    { def: 'key', f: 'fn', '"""x"""': 'str', return: 'key', '0x1F': 'num', '# y': 'com' },
  ],
  ['SQL', "SELECT 'a' -- b", { SELECT: 'key', "'a'": 'str', '-- b': 'com' }],
  ['json', '{"a": true}', { '"a"': 'str', true: 'key' }],
  ['html', '<p class="a">it\'s</p>', { '<p': 'key', '"a"': 'str', '>': 'key', '</p': 'key' }],
  ['diff', '+ a\n- b', { '+ a': 'add', '- b': 'del' }],
  ['yaml', 'a-b: 1', { 'a-b': 'key', '1': 'num' }],
])('%s has its colours', (language, code, expected) => expect(kinds(code, language)).toEqual(expected));

test.each(['mermaid', 'constructor', '__proto__', ''])('a language nobody knows (%s) has none', (language) => {
  expect(colourCode('const a = 1', language)).toEqual([{ at: 0, text: 'const a = 1' }]);
});

test('whatever the code, its parts are the code and not too many', () => {
  const random = seededRandom(57);
  const made = Array.from({ length: 40 }, () => makeBomb(random));
  for (const code of [...knownBombs(), ...made, 'a-'.repeat(16_000), '"""'.repeat(9000)]) {
    for (const language of ['js', 'py', 'html', 'yaml', 'toml', 'diff']) {
      const parts = colourCode(code, language);
      expect(parts.map(({ text }) => text).join('')).toBe(code);
      expect(parts.length).toBeLessThan(3010);
    }
  }
});
