import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from './browser.ts';
import { root, type Step, succeeds, tool } from './checks.ts';

interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Runs the browser tests; one that passes only at the second try, or is skipped, is a failure. */
export const playwright: Step = {
  name: 'browser tests',
  run: async () => {
    const e2e = join(root, 'e2e');
    const report = join(root, '.tmp', 'playwright.json');
    mkdirSync(join(root, '.tmp'), { recursive: true });
    rmSync(report, { force: true });
    const env = { ...process.env, TIDINGS_CHROMIUM: await chromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const ok = await succeeds(tool('playwright', e2e), ['test', '--reporter=list,json'], { cwd: e2e, live: true, env });
    const { expected, unexpected, flaky, skipped } = (JSON.parse(readFileSync(report, 'utf8')) as Report).stats;
    const failed = unexpected + flaky + skipped;
    return { passed: expected, failed: ok ? failed : Math.max(1, failed) };
  },
};
