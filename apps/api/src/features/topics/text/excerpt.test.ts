import { describe, expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

describe('an excerpt', () => {
  test.each([
    ['> said before\n\nAnd **this** is `mine`.', 'And this is mine.'],
    ['# Title\n\n1. one\n2. [two](https://example.org)', 'Title one two'],
    ['```sh\nrm -rf x\n```', 'rm -rf x'],
    ['![a boat](x.png) sails', 'a boat sails'],
    ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
    ['| a | b |\n| --- | --- |\n| 1 | 2 |', 'a b 1 2'],
    ['snake_case_stays and ~~this~~ goes', 'snake_case_stays and this goes'],
    ['   ', ''],
  ])('of %j is %j', (markdown, plain) => expect(excerptOf(markdown)).toBe(plain));

  test('is never cut inside a character', () => {
    expect(excerptOf('🙂'.repeat(300))).toBe('🙂'.repeat(160));
  });
});
