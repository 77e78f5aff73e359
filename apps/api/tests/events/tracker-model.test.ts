import { figure, tallied } from '@tidings/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { action, play } from './tracker-model.ts';

const runs = Number(process.env.MODEL_RUNS ?? 3000);
/** The same histories each time; the soak gives other seeds. */
const seed = Number(process.env.MODEL_SEED ?? 20261120);

test(
  'a room stays gapless, true and closed to the removed, whatever the bus and the database do in between',
  async () => {
    const counters: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 30, maxLength: 150, size: 'max' }), async (steps) => {
        expect((await play(steps, counters)).join('; ')).toBe('');
      }),
      {
        numRuns: runs,
        includeErrorInReport: true,
        seed,
      },
    );
    figure(`tracker model, ${runs} histories`, 'met', tallied(counters), 'no violation');
    for (const name of [
      'gaps',
      'duplicates',
      'reorders',
      'losses',
      'authorisations',
      'expelled',
      'epochs',
      'settled behind',
    ]) {
      expect(counters[name] ?? 0, name).toBeGreaterThanOrEqual(100);
    }
  },
  120_000 + runs * 5,
);
