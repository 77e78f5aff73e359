import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultTiming } from '../../src/index.ts';
import { newCoverage } from './coverage.ts';
import { History } from './history.ts';
import { loadMutant, mutants } from './mutants.ts';
import { Violation } from './recorder.ts';
import { stepsArbitrary } from './steps.ts';

test.each(mutants.map((mutant, n) => ({ n, ...mutant })))('the model finds a client that $name', async (mutant) => {
  const create = await loadMutant(mutant, mutant.n);
  const coverage = newCoverage();
  const property = fc.asyncProperty(fc.nat(), stepsArbitrary, async (seed, steps) => {
    await new History(create, defaultTiming, seed, coverage).run(steps);
  });
  const found = await fc.check(property, { seed: 1, numRuns: 6_000, endOnFailure: true });
  const error = found.errorInstance;
  expect(error, `not found in ${found.numRuns} histories`).toBeInstanceOf(Violation);
  const [invariant] = error instanceof Violation ? error.message.split(':') : [];
  expect(mutant.breaks).toContain(invariant);
});
