import type { ChildProcess } from 'node:child_process';

/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A real process with the faults a test can do to it. */
export interface ManagedProcess {
  readonly pid: number;
  /** Resolves when the process has ended, however. */
  readonly exited: Promise<Exit>;
  /** SIGKILL, and waits until it has gone. */
  kill: () => Promise<void>;
  /** SIGSTOP: the process hangs, its connections stay open. */
  stop: () => void;
  /** SIGCONT: a stopped process goes on. */
  cont: () => void;
  /** SIGTERM, and waits; after timeoutMs (20 000 by default) SIGKILL and an error. */
  term: (timeoutMs?: number) => Promise<Exit>;
}

/** Wraps a child process. */
export function manage(child: ChildProcess): ManagedProcess {
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 127, signal: null }));
  });
  const term = async (timeoutMs = 20_000): Promise<Exit> => {
    child.kill('SIGTERM');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, 'late');
    });
    const result = await Promise.race([exited, late]);
    clearTimeout(timer);
    if (result !== 'late') return result;
    child.kill('SIGKILL');
    await exited;
    throw new Error(`Process ${child.pid} did not end ${timeoutMs} ms after SIGTERM`);
  };
  return {
    pid: child.pid ?? 0,
    exited,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: () => void child.kill('SIGSTOP'),
    cont: () => void child.kill('SIGCONT'),
    term,
  };
}
