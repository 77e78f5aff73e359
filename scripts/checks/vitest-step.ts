import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step, succeeds, tool } from '../lib/steps.ts';
import { readTestReport } from './test-report.ts';

/** Runs Vitest and counts its tests; an error outside any test counts as one failure. */
export function vitest(name: string, args: string[], env: NodeJS.ProcessEnv, timeoutMs: number): Step {
  return {
    name,
    run: async () => {
      const report = join(root, '.tmp', `vitest-${name.replaceAll(/\W+/g, '-')}.json`);
      mkdirSync(join(root, '.tmp'), { recursive: true });
      rmSync(report, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const ok = await succeeds(tool('vitest'), ['run', ...reporters, ...args], {
        live: true,
        env: { ...process.env, ...env },
        timeoutMs,
      });
      return readTestReport(report, ok);
    },
  };
}
