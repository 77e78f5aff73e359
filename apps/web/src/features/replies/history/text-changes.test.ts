import { expect, test } from 'vitest';
import { changesBetween } from './text-changes.ts';

const side = (earlier: string, later: string, kind: 'added' | 'removed') =>
  changesBetween(earlier, later)
    .filter((change) => change.kind === 'same' || change.kind === kind)
    .map(({ text }) => text)
    .join('');

const texts = [
  '',
  'One two three.',
  'One 2 three.',
  'One two  three.\n\nAnd a line.',
  'Привет, мир',
  '你好，世界',
  '👩‍👩‍👧 and 👍🏽',
  '<b>not HTML</b>\r\n```js\nlet a;\n```',
];

test('the parts make the earlier text and the later one, letter by letter', () => {
  for (const earlier of texts) {
    for (const later of texts) {
      expect(side(earlier, later, 'removed')).toBe(earlier);
      expect(side(earlier, later, 'added')).toBe(later);
    }
  }
});

test('a changed word is removed and added, what stands around it stays', () => {
  expect(changesBetween('One two three.', 'One 2 three.')).toEqual([
    { kind: 'same', text: 'One ' },
    { kind: 'removed', text: 'two' },
    { kind: 'added', text: '2' },
    { kind: 'same', text: ' three.' },
  ]);
});

test('the largest texts that have nothing in common are one replaced by the other', () => {
  const words = (letter: string) => Array.from({ length: 16_000 }, (_, n) => `${letter}${n}`).join(' ');
  const changes = changesBetween(words('a'), words('b'));
  expect(
    changes
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'same')
      .slice(0, 2),
  ).toEqual(['removed', 'added']);
});
