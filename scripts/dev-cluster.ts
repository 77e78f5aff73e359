/** `pnpm dev:cluster`: two API servers over one PostgreSQL and one Redis behind a sticky balancer, until Ctrl-C. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '@tidings/db/embedded';
import { ensureClient } from '@tidings/db/generate';
import { findBinary, startRedis } from '@tidings/testing';
import { apiLines } from './dev/api-lines.ts';
import { startBalancer } from './dev/balancer.ts';
import { claim } from './dev/dev-lock.ts';
import { startDevWeb } from './dev/dev-web.ts';
import { freePortFrom } from './dev/ports.ts';
import { openSession } from './dev/session.ts';
import { answers } from './dev/welcome.ts';
import { bold, dim, duration, failure, step } from './lib/terminal.ts';

const started = performance.now();
const root = join(import.meta.dirname, '..');
process.chdir(root);
const dataDir = resolve(process.env.DATA_DIR ?? '.data/cluster');
mkdirSync(dataDir, { recursive: true });

const lock = await claim(dataDir);
if (typeof lock === 'string') {
  failure(lock);
  process.exit(1);
}
const endings: (() => Promise<unknown>)[] = [];
const session = openSession(lock.release, async () => {
  for (const end of endings.reverse()) await end().catch(() => undefined);
});

async function startNode(name: string, env: NodeJS.ProcessEnv): Promise<number> {
  const directory = join(dataDir, name);
  mkdirSync(directory, { recursive: true });
  const lines = apiLines(join(directory, 'api.log'), () => session.stopping);
  const port = String(await freePortFrom(Number(process.env.PORT ?? 4000) + (name === 'one' ? 1 : 2)));
  const program = session.start(['apps/api/src/main.ts'], {
    env: { ...env, PORT: port, DATA_DIR: directory },
    onLine: lines.take,
  });
  const ended = program.exited.then((code) => {
    throw new Error(`Server ${name} ended (exit ${code}). Its last words:\n${lines.recent()}`);
  });
  await Promise.race([lines.listening, ended]);
  await Promise.race([answers(`http://127.0.0.1:${port}/health/ready`), ended]);
  ended.catch((error: Error) => session.giveUp(error.message));
  lines.settle();
  step(`Server ${name} is up on ${port}`);
  return Number(port);
}

async function bringUp(): Promise<void> {
  step((await ensureClient()) ? 'Prisma client generated' : 'Prisma client is up to date');
  await findBinary('redis-server');
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  endings.push(() => postgres.stop());
  step(`PostgreSQL is up on ${postgres.port}`);
  const redis = await startRedis();
  endings.push(() => redis.term());
  step(`Redis is up on ${redis.port}`);

  const port = await freePortFrom(Number(process.env.PORT ?? 4000));
  const webPort = await freePortFrom(Number(process.env.WEB_PORT ?? 5173));
  const env = {
    ...{ SEED: 'demo', AUTH_SECRET: 'the secret of a cluster on one machine, for development alone' },
    ...process.env,
    ...{ DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.url },
    ...{ WS_ADAPTER: 'redis', REDIS_URL: redis.url, WEB_PORT: String(webPort) },
    CORS_ORIGINS: `http://localhost:${port},http://127.0.0.1:${port}`,
  };
  const targets = [await startNode('one', env), await startNode('two', env)];
  const balancer = await startBalancer(dataDir, port, targets);
  endings.push(balancer.close);
  step(`${balancer.kind} is up on ${port}`);
  const vite = startDevWeb(session, { ...env, PORT: String(port) }, root, webPort);
  void vite.exited.then((code) => session.giveUp(`The web server ended (exit ${code})`));
  await answers(`http://127.0.0.1:${webPort}/`);
  step(`Web app is up on ${webPort}`);

  const rows = [
    ['Web', bold(`http://localhost:${webPort}`)],
    ['API', `http://localhost:${port} ${dim(`(${balancer.kind}, sticky)`)}`],
    ...targets.map((target, n) => [`Server ${n + 1}`, `http://localhost:${target}`]),
    ['Redis', `${redis.url} ${dim(`(kill -STOP ${redis.pid} hangs it, kill -CONT ${redis.pid} brings it back)`)}`],
    ['Sign in', `alice, bob, carol, mod, admin ${dim('(password tidings-demo)')}`],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name = '', value]) => `  ${dim(name.padEnd(9))} ${value}`);
  const title = `  ${bold('Tidings runs on two servers')} ${dim(`after ${duration(performance.now() - started)}`)}`;
  console.log(['', title, '', ...lines, ''].join('\n'));
}

await bringUp().catch((error: Error) => session.giveUp(error.message));
