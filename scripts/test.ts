/** `pnpm test`: everything that must hold before a change is merged. Ends with one line: N passed, N failed. */
import { findBinary } from '@tidings/testing';
import { chromium } from './lib/browser.ts';
import { check, finish, runSteps, type Step, tool } from './lib/checks.ts';
import { playwright } from './lib/playwright-step.ts';
import { verifySteps } from './lib/verify-steps.ts';
import { vitest } from './lib/vitest-step.ts';

const tools: Step = {
  name: 'tools',
  run: async () => {
    await findBinary('redis-server');
    await chromium();
    return { passed: 1, failed: 0 };
  },
};

const build = check('build', tool('turbo'), ['run', 'build', '--output-logs=errors-only'], {
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
});

finish(await runSteps([tools, ...verifySteps, vitest('tests'), build, playwright]));
