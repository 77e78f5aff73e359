/**
 * `pnpm test:soak [part]`: the long versions of what `pnpm test` proves in short, with production times. Hours, if let.
 * What they measured is printed in the end as a table for the documents.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { figuresTable } from './checks/figures.ts';
import { generatedFeature } from './checks/generated-feature.ts';
import { playwright } from './checks/playwright-step.ts';
import { vitest } from './checks/vitest-step.ts';
import { finish, root, runSteps, type Step } from './lib/steps.ts';

const HOURS = 3_600_000;
const figures = join(root, '.tmp', `soak-figures-${process.pid}.jsonl`);
mkdirSync(join(root, '.tmp'), { recursive: true });
rmSync(figures, { force: true });

const test = (name: string, project: string, file: string, env: Record<string, string>, only?: string): Step =>
  vitest(
    `soak ${name}`,
    ['--project', project, file, ...(only ? ['-t', only] : [])],
    { ...env, TIDINGS_FIGURES: figures },
    4 * HOURS,
  );

/** On its own: what it measures in the browser is for nobody else to hold up. */
const browser = (name: string, file: string, env: Record<string, string>): Step =>
  playwright(`soak ${name}`, file, { ...env, TIDINGS_FIGURES: figures }, HOURS);

const tests = 'apps/api/tests';
const load = { AWAY_PER_SECOND: '20', AWAY_LISTENERS: '60' };
const steps: Step[] = [
  test('tracker model', 'api', `${tests}/events/tracker-model.test.ts`, { MODEL_RUNS: '200000' }),
  test('client model', 'client', 'packages/client/tests/model/model.test.ts', { MODEL_RUNS: '20000' }),
  test('tabs model', 'client', 'packages/client/tests/model/tabs.test.ts', { MODEL_RUNS: '6000' }),
  test('client after outages', 'client', 'packages/client/tests/model/outages.test.ts', { MODEL_RUNS: '100000' }),
  test('simulation', 'api', `${tests}/simulation`, { SIMULATION_SEEDS: '3000', SIMULATION_SEED: '1000000' }),
  test('inbox simulation', 'api', `${tests}/inbox/simulation.test.ts`, {
    SIMULATION_SEEDS: '1000',
    SIMULATION_SEED: '1000000',
  }),
  test('Redis away 10 min', 'api', `${tests}/cluster/redis-away.test.ts`, { AWAY_SECONDS: '600', ...load }, 'SIGKILL'),
  test('Redis hung 60 s', 'api', `${tests}/cluster/redis-away.test.ts`, { AWAY_SECONDS: '60', ...load }, 'SIGSTOP'),
  test('flapping clients', 'api', `${tests}/cluster/two-nodes.test.ts`, { FLAPS: '600' }, 'FAULTS 1'),
  test('database cut 60 s', 'api', `${tests}/cluster/database-cuts.test.ts`, { CUT_SECONDS: '60' }),
  test('bent requests', 'api', `${tests}/fuzz`, {
    FUZZ_CASES: '10000',
    FUZZ_SEED: process.env.FUZZ_SEED ?? String(Math.floor(Math.random() * 2 ** 31)),
  }),
  browser('bombs in a browser', 'tests/bombs.spec.ts', { BOMBS: '60' }),
  test('bombs', 'markdown', 'packages/markdown/tests/limits.test.ts', { BOMBS: '2000' }),
  test('connections', 'api', `${tests}/ladder/cycles.test.ts`, { TIDINGS_CYCLES: '20000' }),
  generatedFeature('probe'),
];

const wanted = process.argv.slice(2);
const tally = await runSteps(
  steps.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part))),
);
console.log(figuresTable(figures));
finish(tally);
