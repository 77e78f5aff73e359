import { mentionsIn } from '@tidings/markdown/references';
import { seededRandom } from '@tidings/testing';
import { corpus, knownBombs, makeBomb } from '@tidings/testing/texts';
import { describe, expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

describe('an excerpt', () => {
  test.each(corpus)('of $name', ({ source, plain, mentions = [] }) => {
    expect(excerptOf(source)).toBe(plain);
    expect(mentionsIn(source)).toEqual(mentions);
  });

  test.each([
    ['   ', ''],
    ['snake_case_stays and ~~this~~ goes', 'snake_case_stays and this goes'],
    [`${'> said '.repeat(60)}\n\nAnd mine`, 'And mine'],
    [`[x](https://a.example/${'(y)'.repeat(200)}) z`, 'x z'],
  ])('of %j is %j', (markdown, plain) => expect(excerptOf(markdown)).toBe(plain));

  test.each([
    ['🙂', 160],
    ['👩‍👩‍👧', 32],
    ['q\u0323\u0308', 53],
    ['नी', 80],
    ['🇩🇪', 80],
  ])('of many %s holds whole ones', (character, count) => {
    expect(excerptOf(character.repeat(300))).toBe(character.repeat(count));
  });

  test('of a bomb is short', () => {
    const seed = Math.floor(Math.random() * 1e9);
    const random = seededRandom(seed);
    for (const bomb of [...knownBombs(), ...Array.from({ length: 200 }, () => makeBomb(random))]) {
      expect([...excerptOf(bomb)].length, `seed ${seed}`).toBeLessThanOrEqual(160);
    }
  });
});
