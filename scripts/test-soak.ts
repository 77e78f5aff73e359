/** `pnpm test:soak [part]`: the long versions of what `pnpm test` proves in short, with production times. Hours, if let. */
import { finish, runSteps, type Step } from './lib/checks.ts';
import { vitest } from './lib/vitest-step.ts';

const test = (name: string, project: string, file: string, env: Record<string, string>, only?: string): Step =>
  vitest(`soak ${name}`, ['--project', project, file, ...(only ? ['-t', only] : [])], env);

const tests = 'apps/api/tests';
const steps: Step[] = [
  test('tracker model', 'api', `${tests}/events/tracker-model.test.ts`, { MODEL_RUNS: '200000' }),
  test('client model', 'client', 'packages/client/tests/model/model.test.ts', { MODEL_RUNS: '20000' }),
  test('simulation', 'api', `${tests}/simulation`, { SIMULATION_SEEDS: '3000', SIMULATION_SEED: '1000000' }),
  test('Redis away 10 min', 'api', `${tests}/cluster/redis-faults.test.ts`, { AWAY_SECONDS: '600' }, 'SIGKILL'),
  test('Redis hung 60 s', 'api', `${tests}/cluster/redis-faults.test.ts`, { AWAY_SECONDS: '60' }, 'SIGSTOP'),
  test('flapping clients', 'api', `${tests}/cluster/two-nodes.test.ts`, { FLAPS: '600' }, 'FAULTS 1'),
  test('connections', 'api', `${tests}/ladder/cycles.test.ts`, { TIDINGS_CYCLES: '20000' }),
];

const wanted = process.argv.slice(2);
finish(await runSteps(steps.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))));
