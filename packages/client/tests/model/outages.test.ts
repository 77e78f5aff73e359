import { figure, tallied } from '@tidings/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTidingsClient } from '../../src/index.ts';
import { loadMutant, type Mutant } from './mutants.ts';
import { OutageWorld } from './outage-world.ts';
import { blocks, endsOnTop, keepsTheSchedule, newOutageCoverage, outages } from './outages.ts';
import { Violation } from './recorder.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 4_000);
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2_147_483_647);

test(
  'after an outage the client is on the top transport within 5 s of the first answer, 60 s of the return, whatever transport answered',
  async () => {
    const coverage = newOutageCoverage();
    const property = fc.asyncProperty(outages, (outage) => endsOnTop(createTidingsClient, outage, coverage));
    await fc.assert(property, { seed: SEED, numRuns: RUNS, includeErrorInReport: true });
    figure(`client after outages, ${RUNS} histories`, 'landed first on', tallied(coverage), 'on top in time');
    // Else nobody fell, and nothing is proved.
    for (const landed of ['top', 'polling', 'sse', 'timed'] as const)
      expect(coverage[landed], landed).toBeGreaterThanOrEqual(RUNS / 100);
  },
  60_000 + RUNS * 20,
);

test(
  'a transport that is blocked while another works is looked at after 60 s, doubling to 10 min',
  async () => {
    const property = fc.asyncProperty(blocks, (block) => keepsTheSchedule(createTidingsClient, block));
    await fc.assert(property, { seed: SEED, numRuns: RUNS / 10, includeErrorInReport: true });
  },
  60_000 + RUNS * 2,
);

test('an outage the timed transport has not met yet is found by a look upward that fails', async () => {
  const world = new OutageWorld(createTidingsClient, () => 0.4);
  for (const transport of ['websocket', 'polling', 'sse'] as const) world.block(transport, 'refuses');
  world.client.connect();
  // It asks every 28.8 s and looks up after 58.8 s.
  await world.clock.advanceAsync(58_000);
  const { transport, nextTryAt } = world.client.status.getSnapshot();
  expect(transport).toBe('rest');
  world.server('refuses');
  const looks = world.opened.length;
  expect(await world.reaches(() => world.transport === null, 15_000)).toBe(true);
  expect(world.opened.slice(looks).map((opened) => opened.transport)).toEqual(['websocket', 'polling', 'sse']);
  expect(world.clock.now()).toBeLessThan(nextTryAt ?? 0);
  world.free();
  world.server('works');
  expect(await world.reaches(() => world.transport === 'websocket', 10_000)).toBe(true);
  world.client.close();
});

const file = 'connection/ladder.ts';
const faulty: Mutant[] = [
  {
    name: 'waits for the schedule after an outage',
    breaks: ['back'],
    patches: [{ file, from: 'const early = this.#early.shift();', to: 'const early: number | undefined = undefined;' }],
  },
  {
    name: 'forgets an outage before its first connection',
    breaks: ['back'],
    patches: [{ file, from: 'this.#outage = true;', to: '' }],
  },
  {
    name: 'believes a failure that is older than the answer',
    breaks: ['back'],
    patches: [{ file, from: ' || now - triedSince > recheckMs', to: '' }],
  },
  {
    name: 'looks upward only once after an outage',
    breaks: ['back'],
    patches: [{ file, from: 'this.#early = this.#afterOutage();', to: 'this.#early = [this.#timing.recheckMs];' }],
  },
  {
    name: 'looks at a blocked transport as often as after an outage',
    breaks: ['schedule'],
    patches: [{ file, from: 'this.#early.shift()', to: 'this.#early[0]' }],
  },
  {
    name: 'never looks upward',
    breaks: ['back', 'schedule'],
    patches: [{ file, from: 'if (this.above().length === 0) {', to: 'if (this.#level >= 0) {' }],
  },
];

test.each(faulty.map((mutant, n) => ({ n, ...mutant })))('the outages find a client that $name', async (mutant) => {
  const create = await loadMutant(mutant, 100 + mutant.n);
  const coverage = newOutageCoverage();
  const back = fc.asyncProperty(outages, (outage) => endsOnTop(create, outage, coverage));
  const schedule = fc.asyncProperty(blocks, (block) => keepsTheSchedule(create, block));
  for (const invariant of mutant.breaks) {
    const property: fc.IAsyncProperty<unknown> = invariant === 'back' ? back : schedule;
    const found = await fc.check(property, { seed: 1, numRuns: 2_000, endOnFailure: true });
    const error = found.errorInstance;
    expect(error, `not found in ${found.numRuns} histories`).toBeInstanceOf(Violation);
    expect((error as Violation).message).toMatch(new RegExp(`^${invariant}:`));
  }
});
