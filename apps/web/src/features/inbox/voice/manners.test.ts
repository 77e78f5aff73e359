import { expect, test } from 'vitest';
import { type Manner, mannerOf, quiet } from './manners.ts';

function come(times: readonly [group: string, at: number][]): { manners: Manner[]; counts: number[] } {
  let shown = quiet;
  const all = times.map(([group, at]) => {
    const next = mannerOf(shown, group, at);
    shown = next.shown;
    return next;
  });
  return { manners: all.map(({ manner }) => manner), counts: all.map(({ count }) => count) };
}

test('of a burst three are shown, and the rest is one summary that counts', () => {
  const { manners, counts } = come(['a', 'b', 'c', 'd', 'e'].map((group, index) => [group, index * 1000]));
  expect(manners).toEqual(['toast', 'toast', 'toast', 'summary', 'summary']);
  expect(counts).toEqual([0, 0, 0, 1, 2]);
});

test('ten seconds later toasts are shown again, and the summary counts anew', () => {
  const { manners, counts } = come([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['d', 3],
    ['e', 10_003],
    ['f', 10_004],
    ['g', 10_005],
    ['h', 10_006],
  ]);
  expect(manners).toEqual(['toast', 'toast', 'toast', 'summary', 'toast', 'toast', 'toast', 'summary']);
  expect(counts.at(-1)).toBe(1);
});

test('what grows is shown once in five minutes', () => {
  const { manners } = come([
    ['a', 0],
    ['a', 60_000],
    ['a', 299_999],
    ['a', 300_000],
  ]);
  expect(manners).toEqual(['toast', 'nothing', 'nothing', 'toast']);
});
