import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bold, dim, duration, failure, green, red } from './terminal.ts';

export const root = join(import.meta.dirname, '..', '..');

/** How many checks of a step passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

export interface Step {
  name: string;
  run: () => Promise<Tally>;
}

interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** True shows the output while it comes; else only that of a command that fails is shown. */
  live?: boolean;
  timeoutMs?: number;
  /** True shows nothing, also when the program fails. */
  quiet?: boolean;
}

/** Path of a program that came with the packages. */
export const tool = (name: string, directory = root): string => join(directory, 'node_modules', '.bin', name);

/** Runs a program; true when it ends with 0. */
export function succeeds(command: string, args: string[], options: CommandOptions = {}): Promise<boolean> {
  const { env = process.env, cwd = root, live = false, timeoutMs = 900_000, quiet = false } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => {
      failure(`${command}: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code, signal) => {
      if (code !== 0 && output && !quiet) console.error(output.trimEnd());
      if (signal && !quiet) failure(`${command} was stopped (${signal}) after ${duration(timeoutMs)} at most`);
      resolve(code === 0);
    });
  });
}

/** A step that is one check: a program that ends with 0. */
export const check = (name: string, command: string, args: string[], options?: CommandOptions): Step => ({
  name,
  run: async () => ((await succeeds(command, args, options)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

async function tallyOf(step: Step): Promise<Tally> {
  try {
    return await step.run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

/** Runs all steps in order, also after one that fails, and prints a line for each. */
export async function runSteps(steps: Step[]): Promise<Tally> {
  const total: Tally = { passed: 0, failed: 0 };
  for (const step of steps) {
    const started = performance.now();
    console.log(dim(`… ${step.name}`));
    const tally = await tallyOf(step);
    total.passed += tally.passed;
    total.failed += tally.failed;
    const mark = tally.failed > 0 ? red('✘') : green('✔');
    const counts = tally.passed + tally.failed > 1 ? ` ${tally.passed} passed, ${tally.failed} failed` : '';
    console.log(`${mark} ${bold(step.name)}${counts} ${dim(`(${duration(performance.now() - started)})`)}`);
  }
  return total;
}

/** Prints the closing line that programs read, and ends with 1 when something failed. */
export function finish({ passed, failed }: Tally): never {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
