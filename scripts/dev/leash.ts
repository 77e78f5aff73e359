/**
 * Runs one program for a parent that may be killed at any moment. Standard input is a pipe that only the parent holds:
 * a line `stop <ms>` asks the program to end with so much patience, end of file means the parent has gone. The program
 * and all it started share this process' group, so that nothing is forgotten at the end.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { boundCommand } from '@tidings/db/embedded/bound-command';

/** Patience after the parent's sudden death: the program's own children need the rest of the five seconds. */
const orphanPatienceMs = 2000;

const [command = '', ...args] = process.argv.slice(2);
const program = spawn(...boundCommand(command, args), { stdio: ['ignore', 'inherit', 'inherit'] });
let stopping = false;

function stop(patienceMs: number): void {
  if (stopping && patienceMs > 0) return;
  stopping = true;
  program.kill('SIGTERM');
  setTimeout(() => process.kill(-process.pid, 'SIGKILL'), patienceMs);
}

createInterface({ input: process.stdin })
  .on('line', (line) => stop(Number(/^stop (\d+)$/.exec(line)?.[1] ?? orphanPatienceMs)))
  .on('close', () => stop(orphanPatienceMs));
process.stdin.on('error', () => stop(orphanPatienceMs));
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop(orphanPatienceMs));

program.on('error', (error) => {
  process.stderr.write(`${command} cannot run: ${error.message}\n`);
  process.exit(127);
});
program.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
  process.exit();
});
