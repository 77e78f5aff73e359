import { figure, seededRandom } from '@tidings/testing';
import { knownBombs, MOST, makeBomb } from '@tidings/testing/texts';
import { expect, test } from 'vitest';
import { isWithinLimits, limits } from '../src/limits.ts';
import { parse } from '../src/parse.ts';
import { excerpt } from '../src/read/excerpt.ts';
import { mentionsIn } from '../src/read/references.ts';
import type { Node } from '../src/tree/elements.ts';

const runs = Number(process.env.BOMBS ?? '200');
/** What a machine under load may take; the soak alone on a machine asserts the promise. */
const ms = process.env.BOMBS ? 50 : 2000;

const depthOf = (nodes: readonly Node[]): number =>
  1 + Math.max(0, ...nodes.map((node) => (typeof node === 'string' ? 0 : depthOf(node.children))));
const countOf = (nodes: readonly Node[]): number =>
  nodes.reduce((sum, node) => sum + (typeof node === 'string' ? 1 : 1 + countOf(node.children)), 0);

/** CPU time of this process, so that a busy machine does not count. */
function costOf(deed: () => unknown): number {
  const before = process.cpuUsage();
  deed();
  return process.cpuUsage(before).user / 1000;
}

const quotes = (depth: number) => `${'> '.repeat(depth)}a`;
const nested = (depth: number) => Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- a`).join('\n');

test.each([
  ['quotes', quotes(limits.nesting), quotes(limits.nesting + 1)],
  ['lists on one line', '- '.repeat(limits.nesting), '- '.repeat(limits.nesting + 1)],
  ['lists by indent', nested(limits.nesting), nested(limits.nesting + 1)],
  ['quotes in lists', `${'- > '.repeat(10)}a`, `${'- > '.repeat(10)}- a`],
  [
    'cells',
    `|a${'|b'.repeat(9)}|\n|-${'|-'.repeat(9)}|\n${'|\n'.repeat(200)}`,
    `|a${'|b'.repeat(99)}|\n|-${'|-'.repeat(99)}|\n${'|\n'.repeat(200)}`,
  ],
  ['marks', '*a* '.repeat(1500), '*a* '.repeat(2000)],
  ['lines', 'a\n'.repeat(limits.lines), 'a\n'.repeat(limits.lines + 1)],
  ['blocks of code', '```\na\n```\n'.repeat(limits.fences), '```\na\n```\n'.repeat(limits.fences + 1)],
  ['accents on a letter', `a${'\u0301'.repeat(60)}`, `a${'\u0301'.repeat(70)}`],
  ['definitions', '[a]: b\n'.repeat(limits.definitions), '[a]: b\n'.repeat(limits.definitions + 1)],
])('%s are rendered up to a limit, and shown as they are beyond it', (_, within, beyond) => {
  expect(parse(within)).toBeDefined();
  expect(parse(beyond)).toBeUndefined();
});

test('what stands in a block of code does not count', () => {
  expect(isWithinLimits(`\`\`\`\n${'> '.repeat(100)}\n${'*a'.repeat(9000)}\n\`\`\``)).toBe(true);
});

test.each([
  ['an indented fence', ' ```\n```\n'],
  ['a fence in a list', '- ```\n  ```\n'],
  ['a fence in a comment', '<!--\n```\n-->\n'],
  ['a fence in details', '<details>\n```\n</details>\n'],
])('%s hides nothing', (_, before) => {
  expect(isWithinLimits(`${before}${'> '.repeat(100)}a`)).toBe(false);
});

test('a text of 32,000 characters of prose is rendered', () => {
  const prose =
    'Some *words* with `code` and [a link](https://a.example/x), and https://b.example too.\nAnd a line.\n\n';
  expect(parse(prose.repeat(400).slice(0, MOST))).toBeDefined();
});

test('no bomb takes long, grows large or nests deep', () => {
  const seed = Number(process.env.BOMB_SEED ?? Math.floor(Math.random() * 1e9));
  const random = seededRandom(seed);
  const texts = [...knownBombs(), ...Array.from({ length: runs }, () => makeBomb(random))];
  let worst = 0;
  for (const warmUp of knownBombs(4000)) parse(warmUp);
  texts.forEach((text, index) => {
    const what = `bomb ${index} of seed ${seed}: ${JSON.stringify(text.slice(0, 60))}`;
    const steps = [() => parse(text), () => excerpt(text.slice(0, 2000), 160), () => mentionsIn(text)];
    for (const step of steps) {
      const cost = costOf(step);
      worst = Math.max(worst, cost);
      expect(cost, what).toBeLessThan(ms);
    }
    const tree = parse(text) ?? [];
    expect(depthOf(tree), what).toBeLessThan(90);
    expect(countOf(tree), what).toBeLessThan(8000);
  });
  figure(
    'ATTACKS 57',
    `worst of ${texts.length} bombs on the server (seed ${seed})`,
    `${worst.toFixed(0)} ms`,
    `${ms} ms`,
  );
});
