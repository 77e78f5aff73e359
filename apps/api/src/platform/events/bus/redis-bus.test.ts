import { fakeClock, seededRandom } from '@tidings/testing';
import { expect, test } from 'vitest';
import type { BusMessage } from '../log/stored-event.ts';
import type { BusConnectionEvents } from './bus-connection.ts';
import { open, seal } from './envelope.ts';
import { RedisBus } from './redis-bus.ts';

const key = Buffer.alloc(32, 7);
const timings = { busBatch: 2, busBeat: 500, busSilence: 2000 };
const scope = (version: number): BusMessage => ({ kind: 'scope', key: 'group:a', version });
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A channel that can be cut, and can keep what it was given without an answer, as a hung Redis does. */
function world() {
  const clock = fakeClock();
  const nodes: BusConnectionEvents[] = [];
  const state = { reachable: true, hung: false, revived: 0, published: [] as string[] };
  const make = (node: string) => {
    const seen: BusMessage[] = [];
    const count = { compared: 0, dropped: {} as Record<string, number> };
    let events: BusConnectionEvents | null = null;
    const bus = new RedisBus({
      node,
      keys: [key],
      timings,
      clock,
      openConnection: (given) => {
        events = given;
        nodes.push(given);
        return {
          publish: async (text) => {
            if (state.hung) return new Promise(() => undefined);
            if (!state.reachable) throw new Error('Redis is not connected');
            state.published.push(text);
            for (const each of nodes) each.message(text);
          },
          revive: () => {
            state.revived += 1;
            if (state.reachable && !state.hung) given.ready();
          },
          close: () => undefined,
        };
      },
      onCompare: () => {
        count.compared += 1;
      },
      onDropped: (n, why) => {
        count.dropped[why] = (count.dropped[why] ?? 0) + n;
      },
      onError: (error) => {
        throw error;
      },
    });
    bus.deliverTo({ offer: (message) => seen.push(message) });
    return {
      bus,
      seen,
      count,
      ready: () => events?.ready(),
      lost: () => events?.lost(),
      message: (text: string) => events?.message(text),
    };
  };
  return { clock, state, make };
}

async function pair() {
  const on = world();
  const [a, b] = [on.make('a'), on.make('b')];
  for (const { bus, ready } of [a, b]) {
    await bus.start();
    ready();
  }
  await settle();
  return { ...on, a, b };
}

test('a message reaches the own tracker at once and other servers in one batch', async () => {
  const { a, b, clock, state } = await pair();
  expect(a.bus.healthy && b.bus.healthy).toBe(true);
  const before = state.published.length;
  for (let version = 1; version <= 50; version++) a.bus.publish([scope(version)]);
  expect(a.seen).toHaveLength(50);
  expect(b.seen).toHaveLength(0);
  await clock.advanceAsync(2);
  expect(b.seen).toEqual(a.seen);
  expect(state.published.length - before).toBe(1);
});

test('FAULTS 6: a hung Redis is noticed by the beat that stays away, and the connections are made anew', async () => {
  const { a, clock, state } = await pair();
  state.hung = true;
  await clock.advanceAsync(timings.busSilence + 2 * timings.busBeat);
  expect(a.bus.healthy, 'FAULTS 6: a hung Redis was not noticed').toBe(false);
  expect(state.revived).toBeGreaterThan(0);
  const compared = a.count.compared;
  state.hung = false;
  await clock.advanceAsync(timings.busSilence + 2 * timings.busBeat);
  expect(a.bus.healthy).toBe(true);
  expect(a.count.compared).toBeGreaterThan(compared);
});

test('nothing is queued while Redis is away, and others are asked to compare once it is back', async () => {
  const { a, b, clock, state } = await pair();
  state.reachable = false;
  await clock.advanceAsync(timings.busSilence + 2 * timings.busBeat);
  for (let version = 1; version <= 100; version++) a.bus.publish([scope(version)]);
  expect(a.seen).toHaveLength(100);
  expect(a.count.dropped.unhealthy).toBe(100);
  state.reachable = true;
  const compared = b.count.compared;
  await clock.advanceAsync(timings.busSilence + 2 * timings.busBeat);
  expect(a.bus.healthy && b.bus.healthy).toBe(true);
  expect(b.seen).toHaveLength(0);
  expect(b.count.compared).toBeGreaterThan(compared);
});

test('a Redis that takes but never answers is given a bounded number of messages', async () => {
  const { a, clock, state } = await pair();
  state.hung = true;
  for (let round = 0; round < 700; round++) {
    a.bus.publish([scope(round)]);
    await clock.advanceAsync(2);
  }
  expect(a.count.dropped.full ?? 0).toBeGreaterThan(150);
  expect(a.seen).toHaveLength(700);
});

test('a connection that was lost for a moment makes the server compare, since others went on sending', async () => {
  const { a, clock } = await pair();
  const { compared } = a.count;
  a.lost();
  expect(a.bus.healthy).toBe(false);
  a.ready();
  await clock.advanceAsync(1);
  expect(a.bus.healthy).toBe(true);
  expect(a.count.compared).toBe(compared + 1);
});

test('forged, cut, foreign and replayed envelopes have no effect', async () => {
  const { a, b, clock, state } = await pair();
  const random = seededRandom(1);
  a.bus.publish([scope(1)]);
  await clock.advanceAsync(2);
  const real = state.published.find((text) => open(text, [key])?.messages.length === 1) ?? '';
  const seen = b.seen.length;
  const forged = [
    seal({ node: 'c', messages: [scope(9)] }, Buffer.alloc(32, 8)),
    real.slice(1),
    real.slice(0, -1),
    '',
    'x'.repeat(100),
    `${real.slice(0, 43)}${real.slice(43).replace('"version":1', '"version":9')}`,
    ...Array.from({ length: 200 }, () => {
      const at = random.int(0, real.length - 1);
      return `${real.slice(0, at)}${real[at] === '!' ? '?' : '!'}${real.slice(at + 1)}`;
    }),
  ];
  for (const text of forged) b.message(text);
  expect(b.seen).toHaveLength(seen);
  expect(b.count.dropped.forged).toBe(forged.length);
});

test('an own beat that is played back later proves nothing', async () => {
  const { a, clock, state } = await pair();
  const beat = state.published.find((text) => open(text, [key])?.node === 'a') ?? '';
  state.reachable = false;
  await clock.advanceAsync(timings.busSilence + 3 * timings.busBeat);
  expect(a.bus.healthy).toBe(false);
  a.message(beat);
  expect(a.bus.healthy).toBe(false);
});

test('the timers of a closed bus are gone', async () => {
  const { a, b, clock } = await pair();
  a.bus.publish([scope(1)]);
  await Promise.all([a.bus.close(), b.bus.close()]);
  await clock.advanceAsync(5000);
  expect(clock.pending).toBe(0);
});
