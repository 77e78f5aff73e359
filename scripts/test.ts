/** `pnpm test`: everything that must hold before a change is merged. Ends with one line: N passed, N failed. */
import { findBinary } from '@tidings/testing';
import { startBroker } from '@tidings/testing/broker';
import { chromium } from './checks/browser.ts';
import { checksStep, turboStep } from './checks/turbo-steps.ts';
import { finish, runSteps, type Step } from './lib/steps.ts';

const tools: Step = {
  name: 'tools',
  run: async () => {
    await findBinary('redis-server');
    await chromium();
    return { passed: 1, failed: 0 };
  },
};

/** One PostgreSQL for the tests of all packages; it starts when the first of them asks for it. */
const broker = await startBroker();
/**
 * As many packages at once as there are cores: the tests of one wait for a page, a timer or a process while those of
 * another are busy. What then fails for want of time is tried again alone.
 */
const tests = turboStep('tests', ['test'], {
  flags: ['--output-logs=new-only', '--log-prefix=none', '--log-order=grouped', '--concurrency=100%'],
  env: { TIDINGS_TEST_BROKER: broker.url },
  timeoutMs: 3_240_000,
});

const tally = await runSteps([tools, checksStep(['build']), tests]);
await broker.close();
finish(tally);
