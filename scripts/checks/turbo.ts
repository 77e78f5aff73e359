import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, succeeds, tool } from '../lib/steps.ts';

/** What turbo did with one task of one package. */
export interface TaskRun {
  taskId: string;
  task: string;
  /** The name of the package; `//` is the root. */
  package: string;
  directory: string;
  command: string;
  cache: { status: 'HIT' | 'MISS' };
  /** Absent when a task before it failed. Times in milliseconds since 1970. */
  execution?: { startTime: number; endTime: number; exitCode: number | null };
}

export interface TurboOptions {
  env?: NodeJS.ProcessEnv;
  /** Flags of `turbo run`, for example `--concurrency=100%`. */
  flags?: string[];
  timeoutMs?: number;
}

const summaries = join(root, '.turbo', 'runs');
/** A node of the task graph without a script in its package. */
const nothing = '<NONEXISTENT>';

/**
 * Runs tasks through turbo, also after one that fails, but not those that need it.
 * @returns what became of each; empty when turbo itself could not start
 */
export async function turbo(tasks: string[], { env = {}, flags = [], timeoutMs }: TurboOptions): Promise<TaskRun[]> {
  rmSync(summaries, { recursive: true, force: true });
  await succeeds(tool('turbo'), ['run', ...tasks, '--continue=dependencies-successful', '--summarize', ...flags], {
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...env },
    live: true,
    stopSignal: 'SIGTERM',
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const [summary] = existsSync(summaries) ? globSync('*.json', { cwd: summaries }) : [];
  if (!summary) return [];
  const { tasks: runs } = JSON.parse(readFileSync(join(summaries, summary), 'utf8')) as { tasks: TaskRun[] };
  return runs.filter(({ command }) => command !== nothing);
}

/** Whether the task ended well, now or when its result was cached. */
export const succeeded = ({ execution }: TaskRun): boolean => execution?.exitCode === 0;
