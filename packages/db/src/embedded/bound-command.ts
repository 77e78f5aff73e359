import { spawnSync } from 'node:child_process';

let supported: boolean | undefined;

/** Linux can send a signal to a process when its parent dies, even by kill -9; the program `setpriv` asks for it. */
function hasDeathSignal(): boolean {
  supported ??=
    process.platform === 'linux' &&
    spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true'], { timeout: 5000, stdio: 'ignore' }).status === 0;
  return supported;
}

/** The command to spawn so that the program gets a signal the moment its parent dies; unchanged where that is not possible. */
export function boundCommand(command: string, args: string[], signal: 'KILL' | 'QUIT' = 'KILL'): [string, string[]] {
  return hasDeathSignal() ? ['setpriv', ['--pdeathsig', signal, command, ...args]] : [command, args];
}
