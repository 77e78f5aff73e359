import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

/** Every package and app is a project, and so are the scripts; one with a vitest.config.ts brings its own settings. */
const roots = globSync(['packages/*', 'apps/*', 'scripts']).filter(
  (root) => root === 'scripts' || existsSync(`${root}/package.json`),
);

/** A test that starts a server, a process or a link between them; `pnpm verify` leaves those to `pnpm test`. */
const startsSomething =
  /\b(createDatabase|scratchServer|startEmbeddedPostgres|startOwnPostgres|startRedis|startApi|startProxy|startForum|startCluster|spawn)\b/;

const slow = (root: string): string[] =>
  globSync('**/*.test.{ts,tsx}', { cwd: root, exclude: (name) => name === 'node_modules' }).filter((file) =>
    startsSomething.test(readFileSync(join(root, file), 'utf8')),
  );

const unitOnly = process.env.TIDINGS_TESTS === 'unit';

export default defineConfig({
  test: {
    globalSetup: 'packages/testing/src/vitest/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    projects: roots.map((root) =>
      existsSync(`${root}/vitest.config.ts`)
        ? root
        : {
            extends: true,
            root,
            test: {
              name: basename(root),
              ...(existsSync(`${root}/tests/setup.ts`) && { setupFiles: ['tests/setup.ts'] }),
              testTimeout: 30_000,
              hookTimeout: 60_000,
              exclude: [...configDefaults.exclude, ...(unitOnly ? slow(root) : [])],
            },
          },
    ),
  },
});
