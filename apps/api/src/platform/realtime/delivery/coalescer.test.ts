import { fakeClock } from '@tidings/testing';
import { expect, test } from 'vitest';
import { Coalescer } from './coalescer.ts';

function make() {
  const clock = fakeClock();
  const sent: [number, string][] = [];
  const coalescer = new Coalescer<string>(clock, 250, (value) => sent.push([clock.now(), value]));
  return { clock, sent, coalescer, start: clock.now() };
}

test('the first goes at once, then the newest of each period, never more than four a second', async () => {
  const { clock, sent, coalescer, start } = make();
  for (let i = 0; i < 100; i++) {
    coalescer.offer('a', `${i}`, i);
    await clock.advance(10);
  }
  await clock.advance(1000);
  expect(sent[0]).toEqual([start, '0']);
  expect(sent.at(-1)?.[1]).toBe('99');
  const gaps = sent.slice(1).map(([at], i) => at - (sent[i]?.[0] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
  expect(sent.length).toBeLessThanOrEqual(6);
});

test('a lower rank than what was sent or waits is old news', async () => {
  const { clock, sent, coalescer } = make();
  coalescer.offer('a', 'fifth', 5);
  coalescer.offer('a', 'third', 3);
  coalescer.offer('a', 'seventh', 7);
  coalescer.offer('a', 'sixth', 6);
  await clock.advance(1000);
  expect(sent.map(([, value]) => value)).toEqual(['fifth', 'seventh']);
});

test('keys do not wait for each other, and quiet ones are forgotten', async () => {
  const { clock, sent, coalescer } = make();
  for (let i = 0; i < 50; i++) coalescer.offer(`key ${i}`, 'x');
  expect(sent).toHaveLength(50);
  await clock.advance(250);
  expect(coalescer.size).toBe(0);
});

test('a longer time given with a value holds back the one after it, a shorter one does not hurry it', async () => {
  const { clock, sent, coalescer, start } = make();
  coalescer.offer('a', 'long', 0, 1000);
  coalescer.offer('a', 'short', 0, 10);
  coalescer.offer('b', 'short', 0, 10);
  coalescer.offer('b', 'next', 0);
  await clock.advance(2000);
  expect(sent).toEqual([
    [start, 'long'],
    [start, 'short'],
    [start + 250, 'next'],
    [start + 1000, 'short'],
  ]);
});
