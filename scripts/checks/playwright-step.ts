import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step, succeeds, tool } from '../lib/steps.ts';
import { chromium } from './browser.ts';
import { readTestReport } from './test-report.ts';

/** Runs one file of the browser tests and counts its tests. */
export function playwright(name: string, file: string, env: NodeJS.ProcessEnv, timeoutMs: number): Step {
  return {
    name,
    run: async () => {
      await chromium();
      const e2e = join(root, 'e2e');
      const report = join(e2e, '.tmp', 'test.json');
      rmSync(report, { force: true });
      const ok = await succeeds(tool('playwright', e2e), ['test', file], {
        cwd: e2e,
        live: true,
        env: { ...process.env, ...env },
        timeoutMs,
      });
      return readTestReport(report, ok);
    },
  };
}
