/** `pnpm dev`: the whole of Tidings on this machine, with demo content, until Ctrl-C. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureClient } from '../packages/db/scripts/generate.ts';
import { onRunnerGone } from './lib/ancestors.ts';
import { apiLines } from './lib/api-lines.ts';
import { claim } from './lib/dev-lock.ts';
import { type Leashed, leashed } from './lib/leashed.ts';
import { freePortFrom } from './lib/ports.ts';
import { bold, dim, failure, note, step } from './lib/terminal.ts';
import { onSourceChange } from './lib/watch-sources.ts';
import { answers, card } from './lib/welcome.ts';

const started = performance.now();
const root = join(import.meta.dirname, '..');
process.chdir(root);
const dataDir = resolve(process.env.DATA_DIR ?? '.data');
mkdirSync(dataDir, { recursive: true });

const lock = await claim(dataDir);
if (typeof lock === 'string') {
  failure(lock);
  process.exit(1);
}

const children = new Set<Leashed>();
let stopping: Promise<never> | undefined;

async function stopAll(exitCode: number, patienceMs: number): Promise<never> {
  await Promise.all([...children].map((child) => child.stop(patienceMs)));
  if (typeof lock === 'object') lock.release();
  process.exit(exitCode);
}

function stop(exitCode = 0, patienceMs = 10_000): Promise<never> {
  if (stopping) for (const child of children) void child.stop(0);
  stopping ??= stopAll(exitCode, patienceMs);
  return stopping;
}

async function giveUp(why: string): Promise<never> {
  failure(why);
  return stop(1, 2000);
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    if (!stopping) console.log(dim('\nStopping… (again to stop at once)'));
    void stop();
  });
}
// A closed terminal must not turn the last words into a crash.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
onRunnerGone(() => void stop(1, 2000));

function start(command: string, args: string[], options: Parameters<typeof leashed>[2]): Leashed {
  const child = leashed(command, args, options);
  children.add(child);
  void child.exited.then(() => children.delete(child));
  return child;
}

async function choosePort(name: string, wanted: number): Promise<number> {
  const port = await freePortFrom(wanted);
  if (port !== wanted)
    note(`Port ${wanted} (${name}) is taken by another program: using ${port}. Set ${name} to choose one.`);
  return port;
}

step('Packages are installed');
await ensureClient().then(
  (generated) => step(generated ? 'Prisma client generated' : 'Prisma client is up to date'),
  (error: Error) => giveUp(error.message),
);

const port = await choosePort('PORT', Number(process.env.PORT ?? 4000));
const webPort = await choosePort('WEB_PORT', Number(process.env.WEB_PORT ?? 5173));
const env = { SEED: 'demo', ...process.env, PORT: String(port), WEB_PORT: String(webPort), DATA_DIR: dataDir };
const web = `http://localhost:${webPort}`;

const lines = apiLines(join(dataDir, 'api.log'));
const startApi = () => start(process.execPath, ['apps/api/src/main.ts'], { env, onLine: lines.take });
let api = startApi();
const vite = start(
  process.execPath,
  [
    join(root, 'apps/web/node_modules/vite/bin/vite.js'),
    '--port',
    `${webPort}`,
    '--strictPort',
    '--host',
    env.HOST ?? '127.0.0.1',
    '--clearScreen',
    'false',
    '--logLevel',
    'warn',
  ],
  { env, cwd: join(root, 'apps/web'), onLine: (line) => note(`web: ${line}`) },
);
lock.describe({ web, children: [api.pid, vite.pid] });

const died = (name: string) => (code: number) =>
  stopping ? stopping : giveUp(`${name} ended (exit ${code})\n${name === 'The API' ? lines.recent() : ''}`);
const apiPort = await Promise.race([lines.listening, api.exited.then(died('The API'))]);
step(`API is up on ${apiPort}`);
const ready = Promise.all([
  answers(`http://127.0.0.1:${apiPort}/health/ready`),
  answers(`http://127.0.0.1:${webPort}/`),
]);
await Promise.race([ready, api.exited.then(died('The API')), vite.exited.then(died('The web server'))]).catch(
  (error: Error) => giveUp(error.message),
);
step(`Web app is up on ${webPort}`);
console.log(card({ web, api: `http://localhost:${apiPort}`, dataDir, milliseconds: performance.now() - started }));

void vite.exited.then((code) => stopping ?? giveUp(`The web server ended (exit ${code})`));
lines.silenceSteps();
let restarting = false;
const watchApi = () =>
  void api.exited.then(
    (code) =>
      restarting ||
      stopping ||
      note(`The API ended (exit ${code}): it starts again when a file changes. Its log is ${join(dataDir, 'api.log')}`),
  );
watchApi();
onSourceChange(root, async (file) => {
  if (restarting || stopping) return;
  restarting = true;
  await api.stop(5000);
  await ensureClient().catch((error: Error) => note(error.message));
  if (!stopping) {
    api = startApi();
    lock.describe({ web, children: [api.pid, vite.pid] });
    watchApi();
    console.log(`${bold('↻')} API restarted ${dim(`(${file})`)}`);
  }
  restarting = false;
});
