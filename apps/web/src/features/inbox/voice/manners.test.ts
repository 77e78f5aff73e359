import { expect, test } from 'vitest';
import { occasionOf } from '../../interruptions/index.ts';
import { type Manner, mannerOf, nothingShown } from './manners.ts';

type Set = NonNullable<Parameters<typeof occasionOf>[0]>;
const open: Set = {
  ...{ quietHours: { on: false, spans: [] }, dndUntil: null, busy: null, busyIsQuiet: true },
  ...{ calm: false, sound: true },
};
const always = { on: true, spans: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })) };
const at = Date.parse('2026-11-27T12:00:00Z');

function come(times: readonly [group: string, after: number][], set: Set | undefined = open) {
  let shown = nothingShown;
  const all = times.map(([group, after]) => {
    const occasion = occasionOf(set, { priority: 'normal' }, at + after);
    const next = mannerOf(shown, group, occasion, at + after);
    shown = next.shown;
    return next;
  });
  return {
    manners: all.map(({ manner }): Manner => manner),
    counts: all.map(({ count }) => count),
    sounds: all.map(({ sound }) => sound),
  };
}
const one = (set: Set | undefined, more: Partial<Parameters<typeof occasionOf>[1]> = {}) => {
  const { manner, sound } = mannerOf(nothingShown, 'a', occasionOf(set, { priority: 'normal', ...more }, at), at);
  return [manner, sound];
};

test('of a burst three are shown and heard, and the rest is one silent summary that counts', () => {
  const { manners, counts, sounds } = come(['a', 'b', 'c', 'd', 'e'].map((group, index) => [group, index * 1000]));
  expect(manners).toEqual(['toast', 'toast', 'toast', 'summary', 'summary']);
  expect(counts).toEqual([0, 0, 0, 1, 2]);
  expect(sounds).toEqual([true, true, true, false, false]);
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

test('in quiet hours, under do not disturb and for who is busy it waits, silently; critical is shown and heard', () => {
  const dnd = { ...open, dndUntil: new Date(at + 1).toISOString() };
  const busy = { ...open, busy: { until: null } };
  for (const set of [dnd, busy, { ...open, quietHours: always }]) {
    expect(one(set)).toEqual(['later', false]);
    expect(one(set, { priority: 'critical' })).toEqual(['toast', true]);
  }
  expect(one({ ...open, dndUntil: new Date(at).toISOString() })).toEqual(['toast', true]);
  expect(one({ ...open, quietHours: { ...always, on: false } })).toEqual(['toast', true]);
  expect(one({ ...busy, busyIsQuiet: false })).toEqual(['toast', true]);
});

test('what waits is no toast of a burst, and what grew before quiet waits as well', () => {
  let shown = mannerOf(nothingShown, 'a', occasionOf(open, { priority: 'normal' }, at), at).shown;
  const dnd = { ...open, dndUntil: new Date(at + 60_000).toISOString() };
  for (const group of ['a', 'b', 'c', 'd']) {
    const next = mannerOf(shown, group, occasionOf(dnd, { priority: 'normal' }, at + 1), at + 1);
    expect(next.manner).toBe('later');
    shown = next.shown;
  }
  expect(shown.toasts).toHaveLength(1);
});

test('in calm mode the badge alone says it, quiet or not; critical is shown', () => {
  const calm = { ...open, calm: true };
  expect(one(calm)).toEqual(['nothing', false]);
  expect(one({ ...calm, quietHours: always })).toEqual(['nothing', false]);
  expect(one(calm, { priority: 'critical' })).toEqual(['toast', true]);
});

test('what is looked at is neither shown nor heard, and does not wait', () => {
  expect(one(open, { viewing: true })).toEqual(['nothing', false]);
  expect(one({ ...open, quietHours: always }, { viewing: true })).toEqual(['nothing', false]);
});

test('without sound it is only seen; without preferences nothing is silenced, and nothing is heard', () => {
  expect(one({ ...open, sound: false })).toEqual(['toast', false]);
  expect(one(undefined)).toEqual(['toast', false]);
});
