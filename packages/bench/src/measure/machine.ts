import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { manage, spawnBound, startOwnPostgres } from '@tidings/testing';

export type Server = {
  url: string;
  pid: number;
  stop: () => Promise<void>;
  /** SIGKILL, and waits until it has gone. */
  kill: () => Promise<void>;
};

const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

type Script = { path: string; env?: Record<string, string>; args?: string[]; port?: number };

/** Starts a Node script on core 0 (where the machine lets us choose) and waits for its listening line. */
export async function startServer({ path, env, args = [], port = 0 }: Script): Promise<Server> {
  const [command, ...rest] = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, ...args, path];
  const child = spawnBound(command, rest, {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const managed = manage(child);
  const { stdout } = child;
  if (!stdout) throw new Error(`${path} has no output`);
  const listening = await new Promise<{ port: number }>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${path} did not listen within 60 s`)), 60_000);
    const fail = (error: Error) => {
      clearTimeout(late);
      reject(error);
    };
    child.once('exit', (code) => fail(new Error(`${path} ended with ${code}`)));
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.includes('"fatal"')) fail(new Error(line));
      if (!line.includes('"listening"')) return;
      clearTimeout(late);
      resolve(JSON.parse(line) as { port: number });
    });
  });
  const stop = async () => {
    await managed.term(8000).catch(() => undefined);
  };
  return { url: `http://127.0.0.1:${listening.port}`, pid: managed.pid, stop, kill: managed.kill };
}

const root = join(import.meta.dirname, '../../../..');
const reference = (name: string): Script => ({ path: join(import.meta.dirname, `../reference/${name}.ts`) });

/** The one setting of capacity, as the bench sets it: above what is measured, and said in the report. */
export const CAPACITY = 20_000;

/** PostgreSQL with full durability, the API on it, and the two references. `end` stops whatever was started. */
export async function startMachine() {
  const postgres = await startOwnPostgres({ durable: true, maxConnections: 100 });
  const running = new Set<Server>();
  const keep = async (starting: Promise<Server>): Promise<Server> => {
    const server = await starting;
    running.add(server);
    return server;
  };
  const stop = async () => {
    await Promise.all([...running].map((server) => server.stop()));
    await postgres.stop();
  };
  try {
    const { url: databaseUrl } = await postgres.createDatabase();
    const dataDir = join(root, '.data/bench');
    const secret = randomBytes(32).toString('hex');
    const settings = {
      NODE_ENV: 'production',
      AUTH_SECRET: secret,
      DATABASE_URL: databaseUrl,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      CONNECTIONS_PER_MEMBER: '100000',
      DATA_DIR: dataDir,
      TIMINGS: JSON.stringify({ accessToken: 4 * 3600_000 }),
    };
    const startApi = (port = 0, env: Record<string, string> = { MAX_CONNECTIONS: String(CAPACITY) }) =>
      keep(
        startServer({
          path: join(root, 'apps/api/src/main.ts'),
          args: ['--expose-gc'],
          env: { ...settings, ...env },
          port,
        }),
      );
    const startBare = (port = 0) => keep(startServer({ ...reference('bare-socket-io'), port }));
    const startBareWait = () =>
      keep(startServer({ ...reference('bare-wait'), env: { DATABASE_URL: databaseUrl, NODE_ENV: 'production' } }));
    // Production refuses the demo community, so a server of development leaves it in the database first.
    await (await startApi(0, { NODE_ENV: 'development', SEED: 'demo' })).stop();
    const api = await startApi();
    const bare = await startBare();
    const ws = await keep(startServer(reference('bare-ws')));
    return { databaseUrl, dataDir, secret, api, bare, ws, pinned, startApi, startBare, startBareWait, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
export type Machine = Awaited<ReturnType<typeof startMachine>>;
