import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { boundCommand } from './bound-command.ts';
import type { Placement } from './placement.ts';

const logLimit = 10 * 1024 * 1024;

/** Opens the log for appending; the file before it is kept once when it has grown over 10 MB. */
function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** Starts the supervisor, which starts PostgreSQL. It lives in a session of its own: Ctrl-C in a terminal is for the parent. */
export function launch(placement: Placement, args: string[], log: string): ChildProcess {
  const descriptor = openLog(log);
  try {
    // QUIT is an immediate shutdown: for the case that the supervisor is killed as well.
    const [command, boundArgs] = boundCommand(placement.binaries.postgres, args, 'QUIT');
    const job = JSON.stringify({ command, args: boundArgs, ...placement.user });
    const child = spawn(process.execPath, [join(import.meta.dirname, 'supervisor.ts'), job], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', descriptor, descriptor],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    child.unref();
    // Whether it runs is seen by whoever waits for the server.
    child.on('error', () => undefined);
    child.stdin?.on('error', () => undefined);
    return child;
  } finally {
    closeSync(descriptor);
  }
}

/** The end of a log file, for an error message. */
export function logTail(file: string, lines = 12): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}
