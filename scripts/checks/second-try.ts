import { join } from 'node:path';
import { root, succeeds, tool } from '../lib/steps.ts';
import { note } from '../lib/terminal.ts';
import { readTestReport, type TestCounts } from './test-report.ts';

/** More files than these do not fail by an accident of the moment. */
const MAX_FILES = 5;

interface Failed {
  /** Directory of the package from the root, and its report there. */
  directory: string;
  report: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Runs the files that failed once more, one after the other and beside nothing. What passes then counts as passed and is named, because a machine that stood still for a
 * moment says nothing about the change that is tested; what fails twice has failed.
 */
export async function secondTry(counts: TestCounts, { directory, report, env }: Failed): Promise<TestCounts> {
  const { files } = counts;
  if (files.length === 0 || files.length > MAX_FILES) return counts;
  const [program, ...args] =
    directory === 'e2e' ? ['playwright', 'test', '--workers=1'] : ['vitest', 'run', '--maxWorkers=1'];
  const ok = await succeeds(
    tool(program as string, directory === 'e2e' ? join(root, directory) : root),
    [...args, ...files],
    {
      cwd: join(root, directory),
      env: { ...process.env, ...env },
      live: true,
      timeoutMs: 900_000,
    },
  );
  const again = readTestReport(join(root, directory, report), ok);
  const steadied = counts.failures.filter((failure) => !again.failures.includes(failure));
  for (const name of steadied) note(`unsteady, it passed at the second try: ${name.replace(`${root}/`, '')}`);
  return { ...again, passed: counts.passed + Math.max(0, counts.failed - again.failed) };
}
