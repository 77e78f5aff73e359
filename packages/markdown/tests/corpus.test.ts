import { corpus } from '@tidings/testing/texts';
import { expect, test } from 'vitest';
import { parse } from '../src/parse.ts';
import { plainText } from '../src/read/excerpt.ts';
import { toHtml } from '../src/read/html.ts';
import { linksIn, mentionsIn } from '../src/read/references.ts';

test.each(corpus)('$name', ({ source, html, plain, mentions = [], links = [] }) => {
  expect(toHtml(parse(source) ?? [])).toBe(html);
  expect(plainText(source)).toBe(plain);
  expect(mentionsIn(source)).toEqual(mentions);
  expect(linksIn(source)).toEqual(links);
});

test('the corpus says more than a hundred and twenty things, each once', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(120);
  expect(new Set(corpus.map(({ source }) => source)).size).toBe(corpus.length);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});
