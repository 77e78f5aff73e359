import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Part, root, type Step } from '../lib/steps.ts';
import { failure } from '../lib/terminal.ts';
import { secondTry } from './second-try.ts';
import { readTestReport } from './test-report.ts';
import { succeeded, type TaskRun, type TurboOptions, turbo } from './turbo.ts';

const report = '.tmp/test.json';
const names: Record<string, string> = {
  lint: 'format and lint',
  'lint:root': 'format and lint',
  'dead-code': 'dead code',
};

const timesOf = (runs: TaskRun[]): Pick<Part, 'milliseconds' | 'cached'> => {
  const executions = runs.flatMap(({ execution }) => execution ?? []);
  const from = Math.min(...executions.map(({ startTime }) => startTime));
  const to = Math.max(...executions.map(({ endTime }) => endTime));
  return { milliseconds: Math.max(0, to - from), cached: runs.every(({ cache }) => cache.status === 'HIT') };
};

/** One line for each kind of check, whatever the number of packages. */
function checkParts(runs: TaskRun[]): Part[] {
  const kinds = Map.groupBy(runs, ({ task }) => names[task] ?? task);
  return [...kinds].map(([name, of]) => {
    const bad = of.filter((run) => !succeeded(run));
    for (const run of bad) failure(run.execution ? `${run.taskId} failed` : `${run.taskId} did not run`);
    return { name, passed: bad.length > 0 ? 0 : 1, failed: bad.length > 0 ? 1 : 0, ...timesOf(of) };
  });
}

/** One line for the tests of each package. */
async function testPart(run: TaskRun, env: NodeJS.ProcessEnv): Promise<Part> {
  const first = readTestReport(join(root, run.directory, report), succeeded(run));
  const counts = await secondTry(first, { directory: run.directory, report, env });
  for (const name of counts.failures) failure(name.replace(`${root}/`, ''));
  const name = run.package === '@tidings/e2e' ? 'browser tests' : `tests of ${run.package}`;
  return { name, passed: counts.passed, failed: counts.failed, ...timesOf([run]) };
}

/** Runs tasks of all packages; those named `test` count by their tests, the others by their kind. */
export const turboStep = (name: string, tasks: string[], options: TurboOptions): Step => ({
  name,
  run: async () => {
    for (const file of globSync(`{apps/*,packages/*,e2e,scripts}/${report}`, { cwd: root })) rmSync(join(root, file));
    const runs = await turbo(tasks, options);
    if (runs.length === 0) return { passed: 0, failed: 1 };
    const tests = runs.filter(({ task }) => task === 'test');
    // What tests need before they run is no check of its own, unless it failed.
    const others = runs.filter((run) => !tests.includes(run) && !(tests.length > 0 && succeeded(run)));
    const parts = checkParts(others);
    // One after the other: what is tried again is tried alone.
    for (const run of tests) parts.push(await testPart(run, options.env ?? {}));
    return parts;
  },
});

const checks = ['lint', 'lint:root', 'types', 'boundaries', 'dead-code'];

/** What needs no service and no browser: format, lint, types, boundaries, dead code; `more` runs beside them. */
export const checksStep = (more: string[] = []): Step =>
  turboStep('checks', [...checks, ...more], {
    flags: ['--output-logs=errors-only', '--log-order=grouped', '--concurrency=100%'],
  });
