import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultTiming } from '../../src/index.ts';
import type { joinTabs } from '../../src/tabs/join-tabs.ts';
import { newCoverage } from './coverage.ts';
import type { CreateClient } from './history.ts';
import { type Mutant, writeMutant } from './mutants.ts';
import { Violation } from './recorder.ts';
import { TabsHistory } from './tabs-history.ts';
import { tabStepsArbitrary } from './tabs-steps.ts';

const one = (name: string, breaks: readonly string[], file: string, from: string, to: string): Mutant => ({
  ...{ name, breaks },
  patches: [{ file: `tabs/${file}`, from, to }],
});

/** Faults that sharing a connection could have. Each is a patch to a scratch copy of the source, and the model must find it. */
const mutants: readonly Mutant[] = [
  one(
    'keeps to itself what its connection brings',
    ['live', 'I5'],
    'shared-connection.ts',
    'if (!forItself.has(name)) this',
    'if (!meta) this',
  ),
  one('leaves rooms that another tab is in', ['live', 'I5'], 'rooms-by-tab.ts', 'tabs.delete(tab);', 'tabs.clear();'),
];

test.each(mutants.map((mutant, n) => ({ n, ...mutant })))(
  'the model finds tabs of which one $name',
  async (mutant) => {
    const root = await writeMutant(mutant, `tabs-${mutant.n}`);
    const load = (file: string) => import(pathToFileURL(join(root, file)).href);
    const { createTidingsClient }: { createTidingsClient: CreateClient } = await load('index.ts');
    const tabs: { joinTabs: typeof joinTabs } = await load('tabs/join-tabs.ts');
    const property = fc.asyncProperty(fc.nat(), tabStepsArbitrary, async (seed, steps) => {
      await new TabsHistory(createTidingsClient, tabs.joinTabs, defaultTiming, seed, newCoverage()).run(steps);
    });
    const found = await fc.check(property, { seed: 1, numRuns: 2_000, endOnFailure: true });
    const error = found.errorInstance;
    expect(error, `not found in ${found.numRuns} histories`).toBeInstanceOf(Violation);
    expect(mutant.breaks).toContain(error instanceof Violation ? error.message.split(':')[0] : '');
  },
  120_000,
);
