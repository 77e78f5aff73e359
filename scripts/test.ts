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
const flags = ['--output-logs=new-only', '--log-prefix=none', '--log-order=grouped'];
const env = { TIDINGS_TEST_BROKER: broker.url };
/** These start servers and browsers enough to fill the machine: one after the other. */
const large = ['@tidings/api', '@tidings/e2e'];
const small = turboStep('tests', ['test'], {
  flags: [...flags, '--concurrency=100%', ...large.map((name) => `--filter=!${name}`)],
  env,
  timeoutMs: 900_000,
});
const others = turboStep('tests with servers and browsers', ['test'], {
  flags: [...flags, '--concurrency=1', ...large.map((name) => `--filter=${name}`)],
  env,
  timeoutMs: 3_240_000,
});

const tally = await runSteps([tools, checksStep(['build']), small, others]);
await broker.close();
finish(tally);
