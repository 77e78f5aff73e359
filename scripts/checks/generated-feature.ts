import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, type Step, succeeds, tool } from '../lib/steps.ts';

/** The files of this repository as they are now, those not committed yet included, without installed packages. */
function copySources(directory: string): void {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of list.toString().split('\0').filter(Boolean)) cpSync(join(root, file), join(directory, file));
}

/**
 * A newcomer's first minutes: installs a copy, has a feature written, and runs what it must pass as it is. Takes some ten
 * minutes; what failed is printed.
 */
export const generatedFeature = (noun: string): Step => ({
  name: 'generated feature',
  run: async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tidings-generated-'));
    const bin = join(directory, 'node_modules', '.bin');
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
    const pnpm = (...args: string[]) =>
      succeeds(tool('pnpm'), args, { cwd: directory, env, timeoutMs: 30 * 60_000, live: true });
    const filters = ['contracts', 'web', 'db'].map((name) => `--filter=@tidings/${name}`);
    const steps = [
      () => pnpm('install', '--frozen-lockfile', '--prefer-offline'),
      () => pnpm('gen', 'feature', noun),
      () => pnpm('verify'),
      () => pnpm('exec', 'turbo', 'run', 'test', ...filters),
      () => pnpm('exec', 'vitest', 'run', '--project', 'api', `apps/api/src/features/${noun}s`),
    ];
    try {
      copySources(directory);
      let passed = 0;
      for (const step of steps) {
        if (!(await step())) return { passed, failed: 1 };
        passed += 1;
      }
      return { passed, failed: 0 };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
});
