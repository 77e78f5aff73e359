import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';

let canBind: boolean | undefined;

/** Linux can end a process with its parent; elsewhere only an orderly exit of the parent ends it. */
function hasDeathSignal(): boolean {
  canBind ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0;
  return canBind;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a process that does not outlive this one, even if this one is killed with -9 (on Linux). */
export function spawnBound(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const bound = hasDeathSignal();
  const child = bound
    ? spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], options)
    : spawn(command, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}
