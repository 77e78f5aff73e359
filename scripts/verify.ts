/** `pnpm verify`: what can be checked without a service or a browser, in about a minute. */

import { checksStep, turboStep } from './checks/turbo-steps.ts';
import { finish, runSteps } from './lib/steps.ts';

const unitTests = turboStep('unit tests', ['test'], {
  flags: ['--filter=!@tidings/e2e', '--output-logs=new-only', '--log-prefix=none', '--concurrency=100%'],
  env: { TIDINGS_TESTS: 'unit' },
});

finish(await runSteps([checksStep(), unitTests]));
