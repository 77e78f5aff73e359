import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface LeashedOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Every line the program writes, both outputs. */
  onLine: (line: string) => void;
}

/** A program that cannot outlive this process by more than five seconds. */
export interface Leashed {
  pid: number;
  readonly running: boolean;
  /** The exit code, once it has ended. */
  exited: Promise<number>;
  /** Asks it to end; kills it and all it started after so many milliseconds. */
  stop: (patienceMs: number) => Promise<void>;
}

/** Starts a program on a leash. */
export function leashed(command: string, args: string[], { env, cwd, onLine }: LeashedOptions): Leashed {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'leash.ts'), command, ...args], {
    // A session of its own: Ctrl-C in the terminal is for the parent, which then stops everything in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(env ? { env } : {}),
    ...(cwd ? { cwd } : {}),
  });
  for (const output of [child.stdout, child.stderr]) {
    if (output) createInterface({ input: output }).on('line', onLine);
  }
  child.stdin?.on('error', () => undefined);
  let running = true;
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => {
    running = false;
  });
  return {
    pid: child.pid ?? 0,
    get running() {
      return running;
    },
    exited,
    stop: async (patienceMs) => {
      if (running) child.stdin?.write(`stop ${patienceMs}\n`);
      await exited;
    },
  };
}
