import { dim, failure } from '../lib/terminal.ts';
import { onRunnerGone } from './ancestors.ts';
import { type Leashed, type LeashedOptions, leashed } from './leashed.ts';

/** Milliseconds a program has to end after Ctrl-C, and after something went wrong. */
const patience = { asked: 10_000, broken: 2000 };

/** Programs that run together and end together. */
export interface Session {
  readonly stopping: boolean;
  start: (args: string[], options: LeashedOptions) => Leashed;
  /** Says why, stops everything and ends this process with 1. */
  giveUp: (why: string) => Promise<never>;
}

/**
 * Opens a session. Ctrl-C, a closed terminal, a TERM or the end of the package runner above stop all its programs; a
 * second Ctrl-C kills them. `beforeEnd` runs once they have gone.
 */
export function openSession(onEnd: () => void, beforeEnd: () => Promise<void> = async () => undefined): Session {
  const programs = new Set<Leashed>();
  let ending: Promise<never> | undefined;

  async function endAll(exitCode: number, patienceMs: number): Promise<never> {
    await Promise.all([...programs].map((program) => program.stop(patienceMs)));
    await beforeEnd();
    onEnd();
    process.exit(exitCode);
  }

  function end(exitCode: number, patienceMs: number): Promise<never> {
    ending ??= endAll(exitCode, patienceMs);
    return ending;
  }

  let firstSignal = 0;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // One Ctrl-C arrives several times: from the terminal and from each runner above that passes it on.
      const again = ending && performance.now() - firstSignal > 1000;
      if (again) for (const program of programs) void program.stop(0);
      if (!ending) {
        firstSignal = performance.now();
        console.log(dim('\nStopping… (again to stop at once)'));
      }
      void end(0, patience.asked);
    });
  }
  // A closed terminal must not turn the last words into a crash.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  onRunnerGone(() => void end(1, patience.broken));

  return {
    get stopping() {
      return ending !== undefined;
    },
    start: (args, options) => {
      const program = leashed(process.execPath, args, options);
      programs.add(program);
      void program.exited.then(() => programs.delete(program));
      return program;
    },
    giveUp: (why) => {
      if (!ending) failure(why);
      return end(1, patience.broken);
    },
  };
}
