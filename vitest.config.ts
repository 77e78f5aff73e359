import { existsSync, globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Every package and app is a project; one with a vitest.config.ts of its own brings its settings. */
const roots = globSync(['packages/*', 'apps/*']).filter((root) => existsSync(`${root}/package.json`));

export default defineConfig({
  test: {
    globalSetup: 'packages/testing/src/vitest/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    projects: roots.map((root) =>
      existsSync(`${root}/vitest.config.ts`)
        ? root
        : { extends: true, root, test: { name: basename(root), testTimeout: 30_000, hookTimeout: 60_000 } },
    ),
  },
});
