import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bold, dim, duration, failure, green, red } from './terminal.ts';

export const root = join(import.meta.dirname, '..', '..');

/** How many checks of a step passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** A line of its own in the report of a step that did several things. */
export interface Part extends Tally {
  name: string;
  milliseconds: number;
  /** True when nothing had to run, because nothing it depends on changed. */
  cached?: boolean;
}

export interface Step {
  name: string;
  run: () => Promise<Tally | Part[]>;
}

interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** True shows the output while it comes; else only that of a command that fails is shown. */
  live?: boolean;
  timeoutMs?: number;
  /** What a program gets whose time is over; SIGKILL by default. */
  stopSignal?: NodeJS.Signals;
  /** True shows nothing, also when the program fails. */
  quiet?: boolean;
}

/** Path of a program that came with the packages. */
export const tool = (name: string, directory = root): string => join(directory, 'node_modules', '.bin', name);

/** Runs a program; true when it ends with 0. */
export function succeeds(command: string, args: string[], options: CommandOptions = {}): Promise<boolean> {
  const {
    env = process.env,
    cwd = root,
    live = false,
    timeoutMs = 900_000,
    quiet = false,
    stopSignal = 'SIGKILL',
  } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      timeout: timeoutMs,
      killSignal: stopSignal,
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

async function partsOf({ name, run }: Step): Promise<Part[]> {
  const started = performance.now();
  const outcome = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  return Array.isArray(outcome) ? outcome : [{ name, ...outcome, milliseconds: performance.now() - started }];
}

function line({ name, passed, failed, milliseconds, cached }: Part): string {
  const mark = failed > 0 ? red('✘') : green('✔');
  const counts = passed + failed > 1 ? ` ${passed} passed, ${failed} failed` : '';
  return `${mark} ${bold(name)}${counts} ${dim(`(${cached ? 'cached' : duration(milliseconds)})`)}`;
}

/** Runs all steps in order, also after one that fails, and prints a line for each. */
export async function runSteps(steps: Step[]): Promise<Tally> {
  const total: Tally = { passed: 0, failed: 0 };
  for (const step of steps) {
    console.log(dim(`… ${step.name}`));
    for (const part of await partsOf(step)) {
      total.passed += part.passed;
      total.failed += part.failed;
      console.log(line(part));
    }
  }
  return total;
}

/** Prints the closing line that programs read, and ends with 1 when something failed. */
export function finish({ passed, failed }: Tally): never {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
