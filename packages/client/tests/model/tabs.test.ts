import { figure, tallied } from '@tidings/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTidingsClient, defaultTiming } from '../../src/index.ts';
import { joinTabs } from '../../src/tabs/join-tabs.ts';
import { newCoverage } from './coverage.ts';
import { TabsHistory } from './tabs-history.ts';
import { tabStepsArbitrary } from './tabs-steps.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 600);
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2_147_483_647);

test(
  'I1 I2 I3 I5 hold in every tab of a browser, whatever happens to tabs and network, and one connection is left',
  async () => {
    const coverage = newCoverage();
    const property = fc.asyncProperty(fc.nat(), tabStepsArbitrary, async (seed, steps) => {
      await new TabsHistory(createTidingsClient, joinTabs, defaultTiming, seed, coverage).run(steps);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, includeErrorInReport: true });
    figure(`tabs model, ${RUNS} histories`, `MODEL_SEED=${SEED}`, tallied(coverage), 'no violation');
    for (const name of ['gaps', 'duplicates', 'resets', 'replayed', 'crashes'] as const)
      expect(coverage[name], name).toBeGreaterThanOrEqual(100);
  },
  60_000 + RUNS * 100,
);
