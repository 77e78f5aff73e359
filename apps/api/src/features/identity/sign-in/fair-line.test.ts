import { expect, test } from 'vitest';
import type { Turn } from './crowds.ts';
import { FairLine, type Place } from './fair-line.ts';

/** A line whose work is done when the test says so. */
function line({ running, waiting, known = 8 }: { running: number; waiting: number; known?: number }) {
  const fair = new FairLine({ running, waiting: { strangers: waiting, known } }, () => new Error('make room'));
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const refused: string[] = [];
  const join = (place: Turn & Partial<Place>, name = place.who) => {
    fair
      .run({ lane: 'strangers', ...place }, async () => {
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

test('attack 61: however many networks flood the line, whoever is known keeps the place and has every other turn', async () => {
  const { join, turn, order, refused } = line({ running: 2, waiting: 8 });
  for (let n = 0; n < 40; n += 1) join({ crowd: `network-${n}`, who: `network-${n}` });
  for (let n = 0; n < 4; n += 1) join({ lane: 'known', crowd: `member-${n}`, who: `device-${n}` });
  for (let n = 40; n < 80; n += 1) join({ crowd: `network-${n}`, who: `network-${n}` });
  for (let n = 0; n < 8; n += 1) await turn();
  expect(order.filter((name) => name.startsWith('device'))).toEqual(['device-0', 'device-1', 'device-2', 'device-3']);
  expect(refused.filter((name) => name.startsWith('device'))).toEqual([]);
});

test('attack 61: a member with many devices makes room for the others who are known, and strangers have their turns', async () => {
  const { join, turn, order, refused } = line({ running: 1, waiting: 8, known: 8 });
  join({ crowd: 'now', who: 'now' });
  for (let n = 0; n < 20; n += 1) join({ lane: 'known', crowd: 'flood', who: `flood-${n}` });
  join({ lane: 'known', crowd: 'alice', who: 'alice' });
  join({ crowd: 'stranger', who: 'stranger' });
  for (let n = 0; n < 20; n += 1) join({ lane: 'known', crowd: 'flood', who: `flood-${n}` });
  for (let n = 0; n < 4; n += 1) await turn();
  expect(order).toEqual(expect.arrayContaining(['alice', 'stranger']));
  expect(refused.every((name) => name.startsWith('flood'))).toBe(true);
});

test('work that fails gives its place on', async () => {
  const fair = new FairLine({ running: 1, waiting: { strangers: 8, known: 8 } }, () => new Error('make room'));
  const place: Place = { lane: 'strangers', crowd: 'a', who: 'a' };
  const failing = fair.run(place, () => Promise.reject(new Error('broken')));
  const next = fair.run(place, async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
