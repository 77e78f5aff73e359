import { expect, test } from 'vitest';
import { FairLine, type Place } from './fair-line.ts';

/** A line whose work is done when the test says so. */
function line(most: { running: number; waiting: number }) {
  const fair = new FairLine(most, () => new Error('make room'));
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const refused: string[] = [];
  const join = (place: Place, name = place.who) => {
    fair
      .run(place, async () => {
        order.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
      })
      .catch(() => refused.push(name));
  };
  const turn = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { join, turn, order, refused };
}

test('attack 61: who comes after a crowd waits for one of it, not for all', async () => {
  const { join, turn, order } = line({ running: 1, waiting: 64 });
  for (let n = 0; n < 40; n += 1) join({ crowd: 'flood', who: `flood-${n % 4}` });
  join({ crowd: 'alice', who: 'alice' });
  for (let n = 0; n < 3; n += 1) await turn();
  expect(order.slice(0, 3)).toContain('alice');
});

test('attack 61: within a crowd everybody takes turns', async () => {
  const { join, turn, order } = line({ running: 1, waiting: 64 });
  for (let n = 0; n < 20; n += 1) join({ crowd: 'university', who: 'flood' });
  join({ crowd: 'university', who: 'alice' });
  for (let n = 0; n < 3; n += 1) await turn();
  expect(order.slice(0, 3)).toContain('alice');
});

test('attack 61: when the line is full, whoever has most in it makes room, and what runs is never more than may', async () => {
  const { join, turn, order, refused } = line({ running: 2, waiting: 8 });
  for (let n = 0; n < 20; n += 1) join({ crowd: 'flood', who: 'flood' });
  for (let n = 0; n < 4; n += 1) join({ crowd: `home-${n}`, who: `home-${n}` });
  await turn();
  expect(order.length).toBe(3);
  for (let n = 0; n < 20; n += 1) await turn();
  expect(refused.every((name) => name === 'flood')).toBe(true);
  expect(refused.length).toBe(14);
  for (let n = 0; n < 4; n += 1) expect(order).toContain(`home-${n}`);
});

test('work that fails gives its place on', async () => {
  const fair = new FairLine({ running: 1, waiting: 8 }, () => new Error('make room'));
  const place = { crowd: 'a', who: 'a' };
  const failing = fair.run(place, () => Promise.reject(new Error('broken')));
  const next = fair.run(place, async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
