import { expect, test } from 'vitest';
import { TimeSlices, type Turns } from './time-slices.ts';

/** An event loop that is turned by hand. */
class Loop implements Turns {
  time = 0;
  readonly #due: (() => void)[] = [];
  now = () => this.time;
  soon = (callback: () => void) => void this.#due.push(callback);

  /** One turn, after the others took so long. False when nothing was due. */
  turn(othersMs = 0): boolean {
    this.time += othersMs;
    const callback = this.#due.shift();
    callback?.();
    return callback !== undefined;
  }
}

/** Work of `steps` steps that take a sixteenth of a millisecond each. */
const work = (loop: Loop, steps: number, log: string[], name: string) => {
  let left = steps;
  return () => {
    loop.time += 1 / 16;
    log.push(name);
    left -= 1;
    return left > 0;
  };
};

test('nothing runs in the turn that brings the work', () => {
  const loop = new Loop();
  const log: string[] = [];
  new TimeSlices(loop).add(work(loop, 1, log, 'a'));
  expect(log).toEqual([]);
  loop.turn();
  expect([log, loop.turn()]).toEqual([['a'], false]);
});

test('on a quiet server a slice ends after a fraction of a millisecond, and the others have their turn', () => {
  const loop = new Loop();
  const log: string[] = [];
  new TimeSlices(loop).add(work(loop, 10, log, 'a'));
  const after: number[] = [];
  while (loop.turn()) after.push(log.length);
  expect(after).toEqual([4, 8, 10]);
});

test('a slice lasts as long as the others took, so that a busy server does not starve the work', () => {
  const loop = new Loop();
  const log: string[] = [];
  new TimeSlices(loop).add(work(loop, 1000, log, 'a'));
  loop.turn(1);
  expect(log).toHaveLength(16);
  loop.turn(2);
  expect(log).toHaveLength(48);
});

test('and is bounded however long they took', () => {
  const loop = new Loop();
  const log: string[] = [];
  new TimeSlices(loop).add(work(loop, 1000, log, 'a'));
  loop.turn(10_000);
  expect(log).toHaveLength(64);
});

test('several pieces of work share one slice and take turns in it', () => {
  const loop = new Loop();
  const log: string[] = [];
  const slices = new TimeSlices(loop);
  slices.add(work(loop, 4, log, 'a'));
  slices.add(work(loop, 2, log, 'b'));
  loop.turn();
  expect(log).toEqual(['a', 'b', 'a', 'b']);
  while (loop.turn());
  expect(log).toEqual(['a', 'b', 'a', 'b', 'a', 'a']);
});

test('a single step that takes long ends its slice', () => {
  const loop = new Loop();
  const log: string[] = [];
  const slices = new TimeSlices(loop);
  slices.add(() => {
    loop.time += 50;
    return true;
  });
  slices.add(work(loop, 1, log, 'b'));
  loop.turn();
  expect(log).toEqual([]);
  loop.turn();
  expect(log).toEqual(['b']);
});

test('work that fails is dropped, the rest goes on, and new work starts a new slice', () => {
  const loop = new Loop();
  const log: string[] = [];
  const slices = new TimeSlices(loop);
  slices.add(() => {
    throw new Error('broken');
  });
  slices.add(work(loop, 1, log, 'b'));
  expect(() => loop.turn()).toThrow('broken');
  loop.turn();
  slices.add(work(loop, 1, log, 'c'));
  while (loop.turn());
  expect(log).toEqual(['b', 'c']);
});
