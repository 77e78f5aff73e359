/** `pnpm verify`: what can be checked without a service or a browser, in about a minute. */
import { finish, runSteps } from './lib/checks.ts';
import { checksStep, turboStep } from './lib/turbo-steps.ts';

const unitTests = turboStep('unit tests', ['test'], {
  flags: ['--filter=!@tidings/e2e', '--output-logs=new-only', '--log-prefix=none', '--concurrency=100%'],
  env: { TIDINGS_TESTS: 'unit' },
});

finish(await runSteps([checksStep(), unitTests]));
