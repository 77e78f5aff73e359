import { expect, test } from 'vitest';
import { displayNameSchema } from '../src/identity/schemas.ts';
import { titleSchema } from '../src/topics/schemas.ts';

const name = (value: string) => displayNameSchema.safeParse(value).data;
const title = (value: string) => titleSchema.safeParse(value).data;

test.each([
  ['Ana \u200e', 'Ana'],
  ['\u200f Ana', 'Ana'],
  ['\u202e Ana \u202c', 'Ana'],
  ['\u061c\u2067 Ana \u2069\u200e ', 'Ana'],
  ['Ande\u200e\u0301', 'And\u00e9'],
  ['Ande\u202c\u0301', 'And\u00e9'],
  ['\u1100\u200f\u1161', '\uac00'],
])(
  'the name %j is kept as %j: what goes is out before it is composed, and spaces are taken off what stays',
  (from, to) => {
    expect(name(from)).toBe(to);
  },
);

test.each([
  ['\u202e Notes \u202c', 'Notes'],
  ['caf\u202de\u202c\u0301', 'caf\u00e9'],
  ['\u2066\u2067 Notes of May \u2069 \u2069', 'Notes of May'],
])('and so is the title %j as %j', (from, to) => {
  expect(title(from)).toBe(to);
});

test('what is kept is what is counted', () => {
  expect(name('e\u200e\u0301'.repeat(60))).toBe('\u00e9'.repeat(60));
  expect(name('e\u200e\u0301'.repeat(61))).toBeUndefined();
  // Composed it is longer: two code points for one.
  expect(name('\u0958'.repeat(31))).toBeUndefined();
  expect(title('\u202e  ab \u202c')).toBeUndefined();
  expect(title('e\u202c\u0301'.repeat(200))).toBe('\u00e9'.repeat(200));
});

test('what was kept is kept as it is when it is sent again', () => {
  const pieces = [
    ' ',
    '\u3000',
    '\ufeff',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u202e',
    '\u2069',
    '\u0301',
    '\u0327',
    'e',
    'a',
    '\u1100',
    '\u1161',
    '\u200d',
    '\n',
  ];
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return pieces[seed % pieces.length] ?? '';
  };
  let kept = 0;
  for (let round = 0; round < 5000; round += 1) {
    const value = Array.from({ length: 1 + (round % 9) }, next).join('');
    for (const read of [name, title]) {
      const once = read(value);
      if (once === undefined) continue;
      kept += 1;
      expect([JSON.stringify(value), read(once)]).toEqual([JSON.stringify(value), once]);
      expect(once).toBe(once.trim().normalize('NFC'));
    }
  }
  expect(kept).toBeGreaterThan(1000);
});
