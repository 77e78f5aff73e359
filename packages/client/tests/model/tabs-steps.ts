import fc from 'fast-check';
import type { Step } from './history.ts';
import { stepsArbitrary } from './steps.ts';

/** What can happen to the tabs of a browser. */
export type TabStep =
  | { do: 'open' }
  | { do: 'kill'; tab: number }
  | { do: 'close'; tab: number }
  | { do: 'freeze'; tab: number; on: boolean }
  | { do: 'see'; tab: number };

const tab = fc.nat(3);
const tabStep: fc.Arbitrary<TabStep> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<TabStep>({ do: 'open' }) },
  { weight: 3, arbitrary: fc.record<TabStep & { do: 'kill' }>({ do: fc.constant('kill'), tab }) },
  { weight: 2, arbitrary: fc.record<TabStep & { do: 'close' }>({ do: fc.constant('close'), tab }) },
  { weight: 3, arbitrary: fc.record<TabStep & { do: 'freeze' }>({ do: fc.constant('freeze'), tab, on: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record<TabStep & { do: 'see' }>({ do: fc.constant('see'), tab }) },
);

/** The faults of one client's life, with those of its tabs between them. Nothing crashes but tabs. */
export const tabStepsArbitrary: fc.Arbitrary<(Step | TabStep)[]> = fc
  .tuple(stepsArbitrary, fc.array(fc.tuple(fc.nat(60), tabStep), { minLength: 2, maxLength: 14 }))
  .map(([steps, among]) => {
    const all: (Step | TabStep)[] = steps.filter((step) => step.do !== 'crash');
    for (const [at, step] of among) all.splice(at % (all.length + 1), 0, step);
    return all;
  });
