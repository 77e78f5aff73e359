import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** All packages at once, for `npx vitest run --project <name> [file]`; each brings its own settings. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    projects: globSync('{packages/*,apps/*,scripts}/vitest.config.ts').map(dirname),
  },
});
