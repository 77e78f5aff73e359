import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, figure, tallied } from '@tidings/testing';
import { expect, test } from 'vitest';
import { runSeed } from './run-seed.ts';

const seeds = Number(process.env.SIMULATION_SEEDS ?? 240);
const first = Number(process.env.SIMULATION_SEED ?? 1);
const LANES = 4;

test(
  'three servers over a lossy bus and a real PostgreSQL lose, repeat, reorder and invent nothing',
  async () => {
    const coverage: Record<string, number> = {};
    const waiting = Array.from({ length: seeds }, (_, at) => first + at);
    const failed: string[] = [];
    const lane = async () => {
      const { url, drop } = await createDatabase();
      const database: Database = openDatabase({ url, connections: 12 });
      for (let seed = waiting.shift(); seed !== undefined && failed.length === 0; seed = waiting.shift()) {
        const violations = await runSeed(seed, url, database, coverage);
        if (violations.length === 0) continue;
        const what = violations.slice(0, 5).map(({ invariant, message }) => `${invariant} ${message}`);
        failed.push(`seed ${seed} (SIMULATION_SEED=${seed} SIMULATION_SEEDS=1): ${what.join('; ')}`);
      }
      await database.close();
      await drop();
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    figure(`simulation, ${seeds} seeds from ${first}`, 'met', tallied(coverage), 'no violation');
    expect(failed.join('\n')).toBe('');
    if (seeds < 200) return;
    for (const name of ['gaps', 'duplicates', 'reorders', 'losses', 'resets', 'epochs', 'kills', 'replayed']) {
      expect(coverage[name] ?? 0, name).toBeGreaterThanOrEqual(100);
    }
  },
  120_000 + seeds * 600,
);
