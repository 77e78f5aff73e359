import { expect, test } from 'vitest';
import { sources } from './sources.test-support.ts';

/** What may stand in a component as it is: names, and what is the same in every language. */
const exceptions: readonly string[] = [];

// Between tags, on one line or over several: <p>Words</p>. A capital or a space tells words from type arguments.
const between = /<\/?[A-Za-z][^<>{}]*>([^<>{}()=;]*\p{L}{2}[^<>{}()=;]*)<\//gu;
const attribute =
  /\s(?:aria-label|aria-description|aria-roledescription|aria-valuetext|placeholder|title|alt|label|hint)="([^"]*\p{L}[^"]*)"/gu;

const comment = /\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*/g;

/** The words in JSX that no catalogue knows. */
const wordsIn = (text: string): string[] =>
  [between, attribute].flatMap((pattern) =>
    [...text.replace(comment, '').matchAll(pattern)].map((match) => (match[1] ?? '').trim()),
  );

test('no component has words of its own', () => {
  const found = sources()
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, text }) => wordsIn(text).map((words) => `${file}: ${words}`));
  expect(found.filter((line) => !exceptions.includes(line))).toEqual([]);
});

test('words in a text node, over lines or in an attribute are found; calls and names are not', () => {
  expect(wordsIn('<p className="x">Hello there</p>')).toEqual(['Hello there']);
  expect(wordsIn('<p>\n  Hello\n</p>')).toEqual(['Hello']);
  expect(wordsIn('<IconButton label="Close" />')).toEqual(['Close']);
  expect(wordsIn("<p title={t('x')}>{t('a.b')}</p>")).toEqual([]);
});
