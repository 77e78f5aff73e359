import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isPortFree } from '@tidings/db/embedded';
import { until } from '../time/until.ts';
import { findBinary } from './find-binary.ts';
import { type ManagedProcess, manage } from './managed-process.ts';
import { spawnBound } from './spawn-bound.ts';

export interface RedisOptions {
  /** A free one by default. */
  port?: number;
  /** More arguments, for example `['--requirepass', 'x']`. */
  args?: string[];
}

/** A real redis-server. After kill() or term(), restart() brings an empty one up on the same port. */
export interface RedisProcess extends Omit<ManagedProcess, 'pid' | 'exited'> {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  restart: () => Promise<void>;
}

/** Whether a Redis on that port answers a PING (an error answer, such as NOAUTH, counts) within a second. */
export function redisAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 }, () => socket.write('PING\r\n'));
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => done(/^(\+PONG|-NOAUTH)/.test(data.toString())));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

async function launch(port: number, args: string[]): Promise<ManagedProcess> {
  if (!(await isPortFree(port))) throw new Error(`Port ${port} for redis-server is taken`);
  const directory = mkdtempSync(join(tmpdir(), 'tidings-redis-'));
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory];
  const child = spawnBound(await findBinary('redis-server'), [...settings, ...args], { stdio: 'ignore' });
  child.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const managed = manage(child);
  let ended = false;
  void managed.exited.then(() => {
    ended = true;
  });
  await until(
    async () => {
      if (ended) return 'ended';
      return (await redisAnswers(port)) && 'ready';
    },
    { what: `redis-server on port ${port}` },
  );
  if (ended) throw new Error(`redis-server did not start on port ${port}`);
  return managed;
}

/**
 * Starts a redis-server of its own on 127.0.0.1, without persistence, that does not outlive this process.
 * @throws when redis-server is missing (with the command that installs it) or the port is taken
 */
export async function startRedis({ port, args = [] }: RedisOptions = {}): Promise<RedisProcess> {
  const chosen = port ?? (await freePort());
  let current = await launch(chosen, args);
  return {
    port: chosen,
    url: `redis://127.0.0.1:${chosen}`,
    get pid() {
      return current.pid;
    },
    kill: () => current.kill(),
    stop: () => current.stop(),
    cont: () => current.cont(),
    term: (timeoutMs) => current.term(timeoutMs),
    restart: async () => {
      await current.kill();
      current = await launch(chosen, args);
    },
  };
}
