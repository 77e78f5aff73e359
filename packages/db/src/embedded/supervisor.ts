/**
 * Runs PostgreSQL for a parent that may die at any moment. Its standard input is a pipe only the parent holds: `stop`
 * asks for a fast shutdown with patience, end of file means the parent has gone and nothing may run five seconds later.
 */
import { spawn } from 'node:child_process';

interface Job {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

const { command, args, ...user } = JSON.parse(process.argv[2] ?? '{}') as Job;
const server = spawn(command, args, { ...user, stdio: ['ignore', 'inherit', 'inherit'] });

const escalate = (name: NodeJS.Signals, afterMs: number) => setTimeout(() => server.kill(name), afterMs).unref();

function stop(patienceMs: number): void {
  server.kill('SIGINT');
  escalate('SIGQUIT', patienceMs);
  escalate('SIGKILL', patienceMs + 1000);
}

process.stdin.on('data', () => stop(28_000));
process.stdin.on('end', () => stop(1500));
process.stdin.on('error', () => stop(1500));
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => stop(1500));

server.on('error', (error) => {
  process.stderr.write(`cannot run ${command}: ${error.message}\n`);
  process.exit(127);
});
server.on('exit', (code) => process.exit(code ?? 1));
