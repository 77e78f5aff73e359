import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process with this id exists, a zombie excepted. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !/^State:\s+Z/m.test(readProc(pid, 'status') ?? '');
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** A mark that differs for two processes that used the same id one after the other; undefined if it does not run. */
export function birthMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  const stat = readProc(pid, 'stat');
  // The command name may contain spaces and brackets: fields are counted after the last bracket, start time is the 20th.
  if (stat) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5000 });
  return ps.stdout?.trim() || 'unknown';
}

/** The command line of a process, arguments separated by spaces; empty if it cannot be read. */
export function commandLine(pid: number): string {
  const line = readProc(pid, 'cmdline');
  if (line !== undefined) return line.replaceAll('\0', ' ').trim();
  return (
    spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', timeout: 5000 }).stdout?.trim() ?? ''
  );
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until the process has gone; false when it still runs after timeoutMs milliseconds. */
export async function waitForExit(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() >= deadline) return false;
    await sleep(20);
  }
  return true;
}
