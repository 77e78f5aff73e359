import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { boundCommand } from '@tidings/db/embedded';

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a process that does not outlive this one, even if this one is killed with -9 (on Linux). */
export function spawnBound(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(...boundCommand(command, args), options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}
