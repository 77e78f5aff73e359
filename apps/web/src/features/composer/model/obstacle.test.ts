import { createReplyInputSchema, createTopicInputSchema } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { bodyLeft, bodyObstacle, titleLeft, titleObstacle } from './obstacle.ts';

const topic = { categoryId: '01920000-0000-7000-8000-000000000000', title: 'A title', body: 'A text' };
const takesTitle = (title: string) => createTopicInputSchema.safeParse({ ...topic, title }).success;
const takesBody = (body: string) => createReplyInputSchema.safeParse({ body }).success;

test('a text may be as long as the contract takes it, whatever it is written in', () => {
  for (const letter of ['a', '字', '🙂', '𝒳']) {
    for (const [count, fits] of [
      [32_000, true],
      [32_001, false],
    ] as const) {
      const body = letter.repeat(count);
      expect([takesBody(body), bodyObstacle(body) === undefined], `${count} of ${letter}`).toEqual([fits, fits]);
      expect(bodyLeft(body)).toBe(32_000 - count);
    }
  }
});

test('a title may be as long and as short as the contract takes it', () => {
  for (const letter of ['a', '字', '🙂']) {
    for (const [count, fits] of [
      [2, false],
      [3, true],
      [200, true],
      [201, false],
    ] as const) {
      const title = letter.repeat(count);
      expect([takesTitle(title), titleObstacle(title) === undefined], `${count} of ${letter}`).toEqual([fits, fits]);
    }
    expect(titleLeft(letter.repeat(199))).toBe(1);
  }
});
