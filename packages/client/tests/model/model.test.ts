import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { figure, tallied } from '@tidings/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTidingsClient, defaultTiming } from '../../src/index.ts';
import { newCoverage } from './coverage.ts';
import { History } from './history.ts';
import { knownHistories } from './known-histories.ts';
import { stepsArbitrary } from './steps.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 4_000);
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2_147_483_647);

/** A failing history is kept beside the mutants, with its seed and path, until it is made a known one. */
async function keep(error: Error): Promise<never> {
  const directory = join(import.meta.dirname, '../../.tmp');
  await mkdir(directory, { recursive: true });
  await appendFile(join(directory, 'model-failures.txt'), `${new Date().toISOString()} ${error.message}\n\n`);
  throw error;
}

test(
  'I1 I2 I3 I5 hold in every history of loss, repetition, reordering, partitions, resets, transports and epochs',
  async () => {
    const coverage = newCoverage();
    const startedAt = performance.now();
    const property = fc.asyncProperty(fc.nat(), stepsArbitrary, async (seed, steps) => {
      await new History(createTidingsClient, defaultTiming, seed, coverage).run(steps);
    });
    await fc
      .assert(property, {
        ...{ seed: SEED, numRuns: RUNS, examples: knownHistories, includeErrorInReport: true },
      })
      .catch(keep);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    const what = `met in ${seconds} s, MODEL_SEED=${SEED}`;
    figure(`client model, ${RUNS} histories`, what, tallied(coverage), 'no violation');
    for (const name of [
      'gaps',
      'duplicates',
      'reorders',
      'resets',
      'transportChanges',
      'backOnTop',
      'epochChanges',
      'replayed',
    ] as const) {
      expect(coverage[name], name).toBeGreaterThanOrEqual(100);
    }
  },
  60_000 + RUNS * 20,
);
