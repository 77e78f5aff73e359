import { describe, expect, test } from 'vitest';
import { fakeClock } from './fake-clock.ts';
import { seededRandom } from './seeded-random.ts';

describe('fake clock', () => {
  test('runs timers in order of their time, then of their making, at their own time', () => {
    const clock = fakeClock(0);
    const seen: [string, number][] = [];
    const at = (name: string, ms: number) => clock.setTimeout(() => seen.push([name, clock.now()]), ms);
    at('late', 20);
    at('early', 10);
    at('early too', 10);
    clock.advance(15);
    expect(seen).toEqual([
      ['early', 10],
      ['early too', 10],
    ]);
    expect(clock.now()).toBe(15);
    expect(clock.pending).toBe(1);
  });

  test('runs a timer that another timer set, and none that was cleared', () => {
    const clock = fakeClock(0);
    let ticks = 0;
    const tick = () => {
      ticks++;
      clock.setTimeout(tick, 10);
    };
    tick();
    clock.clearTimeout(clock.setTimeout(() => expect.unreachable(), 5));
    clock.advance(35);
    expect(ticks).toBe(4);
  });

  test('lets promises run between timers', async () => {
    const clock = fakeClock(0);
    const sleep = (ms: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, ms));
    const work = (async () => {
      await sleep(10);
      await sleep(10);
      return clock.now();
    })();
    await clock.advanceAsync(100);
    expect(await work).toBe(20);
  });
});

describe('seeded random', () => {
  test('repeats itself for a seed and differs between seeds', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed).next);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('keeps inside its bounds and reaches both', () => {
    const random = seededRandom(7);
    const drawn = new Set(Array.from({ length: 1000 }, () => random.int(1, 6)));
    expect([...drawn].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  });
});
