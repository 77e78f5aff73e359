import { ensureClient } from '@tidings/db/generate';
import { check, type Step, tool } from './checks.ts';

/** What needs no service and no browser: format, lint, types, boundaries, dead code. */
export const verifySteps: Step[] = [
  {
    name: 'client',
    run: async () => {
      await ensureClient();
      return { passed: 1, failed: 0 };
    },
  },
  check('format and lint', tool('biome'), ['check', '--error-on-warnings', '.']),
  check('types', tool('turbo'), ['run', 'types', '--output-logs=errors-only', '--continue'], {
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  }),
  check('types of the scripts', tool('tsc'), ['-p', 'scripts']),
  check('boundaries', tool('depcruise'), ['--config', '.dependency-cruiser.mjs', 'apps', 'packages', 'e2e', 'scripts']),
  check('dead code', tool('knip'), []),
];
