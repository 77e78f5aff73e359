import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startOwnPostgres } from '@tidings/testing';

export type Server = { url: string; pid: number; stop: () => Promise<void> };

const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** Starts a Node script on core 0 (where the machine lets us choose) and waits for its listening line. */
export async function startServer(
  script: string,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<Server> {
  const command = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, ...args, script];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"listening"')) resolve((JSON.parse(line) as { port: number }).port);
      else if (line.includes('"fatal"')) reject(new Error(line));
    });
    setTimeout(() => reject(new Error(`${script} did not listen within 60 s`)), 60_000).unref();
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 8000).unref();
    });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop };
}

/** Resident memory of a process in KB, as the kernel counts it. */
export function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
}

/** CPU time a process used so far, in ms (user and system; USER_HZ is 100 on Linux). */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const root = join(import.meta.dirname, '../../..');

/** PostgreSQL with full durability, the API on it, and the two references. */
export async function startMachine() {
  const postgres = await startOwnPostgres({ durable: true, maxConnections: 100 });
  const { url: databaseUrl } = await postgres.createDatabase();
  const api = await startServer(
    join(root, 'apps/api/src/main.ts'),
    {
      DATABASE_URL: databaseUrl,
      SEED: 'demo',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      MAX_CONNECTIONS: '100000',
      CONNECTIONS_PER_MEMBER: '100000',
      DATA_DIR: join(root, '.data/bench'),
      TIMINGS: JSON.stringify({ accessToken: 4 * 3600_000 }),
    },
    ['--expose-gc'],
  );
  const bare = await startServer(join(import.meta.dirname, 'reference/bare-socket-io.ts'));
  const ws = await startServer(join(import.meta.dirname, 'reference/bare-ws.ts'));
  return {
    ...{ databaseUrl, api, bare, ws, pinned },
    async stop() {
      await Promise.all([api.stop(), bare.stop(), ws.stop()]);
      await postgres.stop();
    },
  };
}
export type Machine = Awaited<ReturnType<typeof startMachine>>;

/** How many pairs of connections this process may hold open: half the files it may open, less a reserve. */
export function affordableConnections(wanted: number): number {
  const limit = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 4096);
  return Math.min(wanted, Math.floor((limit - 1000) / 2));
}
