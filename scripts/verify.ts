/** `pnpm verify`: what can be checked without a service or a browser, in about a minute. */
import { finish, runSteps } from './lib/checks.ts';
import { verifySteps } from './lib/verify-steps.ts';
import { vitest } from './lib/vitest-step.ts';

finish(await runSteps([...verifySteps, vitest('unit tests', [], { TIDINGS_TESTS: 'unit' })]));
