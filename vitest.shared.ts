import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A test that starts a server, a process or a link between them, or checks a copy of the sources; `pnpm verify` leaves those to `pnpm test`. */
const startsSomething =
  /\b(createDatabase|scratchServer|startEmbeddedPostgres|startOwnPostgres|startRedis|startApi|startProxy|startForum|startCluster|startMachine|scratchCopy|spawn)\b/;

const slow = (root: string): string[] =>
  globSync('**/*.test.{ts,tsx}', { cwd: root, exclude: (name) => name === 'node_modules' }).filter((file) =>
    startsSomething.test(readFileSync(join(root, file), 'utf8')),
  );

const unitOnly = process.env.TIDINGS_TESTS === 'unit';

export interface ProjectOptions {
  /**
   * False keeps the modules of one file for the next in the same process, which saves each from loading them again: where
   * no module keeps a state that a test could see. True by default.
   */
  isolate?: boolean;
  /** Files at the same time. Two by default; more where they wait for servers and databases more than they work. */
  maxWorkers?: number;
  /** Ends of the paths of files that take minutes: they begin first, so that none of them is left alone at the end. */
  first?: readonly string[];
}

/** These files, then the others as Vitest orders them. */
const firstOf = (first: readonly string[]) =>
  class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const isFirst = ({ moduleId }: TestSpecification) => first.some((end) => moduleId.endsWith(end));
      const sorted = await super.sort(files);
      return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))];
    }
  };

/**
 * The Vitest project of the package in a directory. Run by itself it writes its counts to .tmp/test.json, which the
 * closing tally of `pnpm test` reads.
 */
export const testProject = (root: string, { isolate = true, maxWorkers = 2, first = [] }: ProjectOptions = {}) =>
  defineConfig({
    test: {
      name: basename(root),
      root,
      globalSetup: join(import.meta.dirname, 'packages/testing/src/vitest/global-setup.ts'),
      ...(existsSync(join(root, 'tests/setup.ts')) && { setupFiles: [join(root, 'tests/setup.ts')] }),
      testTimeout: 60_000,
      hookTimeout: 60_000,
      exclude: [...configDefaults.exclude, ...(unitOnly ? slow(root) : [])],
      pool: 'forks',
      isolate,
      maxWorkers,
      sequence: { sequencer: firstOf(first) },
      passWithNoTests: true,
      setupFiles: globSync('tests/setup.ts', { cwd: root }).map((file) => join(root, file)),
      reporters: ['default', ['json', { outputFile: join(root, '.tmp/test.json') }]],
    },
  });
