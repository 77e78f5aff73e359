/** `pnpm dev`: the whole of Tidings on this machine, with demo content, until Ctrl-C. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureClient } from '@tidings/db/generate';
import { startDevApi } from './dev/dev-api.ts';
import { startDemoActivity } from './dev/dev-demo-activity.ts';
import { claim } from './dev/dev-lock.ts';
import { startDevWeb } from './dev/dev-web.ts';
import { freePortFrom } from './dev/ports.ts';
import { openSession } from './dev/session.ts';
import { onSourceChange } from './dev/watch-sources.ts';
import { answers, card } from './dev/welcome.ts';
import { failure, note, step } from './lib/terminal.ts';

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
const session = openSession(lock.release);

async function choosePort(name: string, wanted: number): Promise<number> {
  const port = await freePortFrom(wanted);
  if (port !== wanted) note(`Port ${wanted} is taken by another program: using ${port} (${name} chooses one).`);
  return port;
}

async function bringUp(): Promise<void> {
  step('Packages are installed');
  step((await ensureClient()) ? 'Prisma client generated' : 'Prisma client is up to date');
  const port = await choosePort('PORT', Number(process.env.PORT ?? 4000));
  const webPort = await choosePort('WEB_PORT', Number(process.env.WEB_PORT ?? 5173));
  const activityPort = await freePortFrom(webPort + 1);
  const ports = { PORT: String(port), WEB_PORT: String(webPort), DEMO_ACTIVITY_PORT: String(activityPort) };
  const env = { SEED: 'demo', ...process.env, ...ports, DATA_DIR: dataDir };

  const api = startDevApi(session, env, dataDir);
  const vite = startDevWeb(session, env, root, webPort);
  const web = `http://localhost:${webPort}`;
  const describe = () => typeof lock === 'object' && lock.describe({ web, children: [api.pid, vite.pid] });
  describe();

  const broken = Promise.race([api.failed, vite.exited.then((code) => `The web server ended (exit ${code})`)]).then(
    (why) => Promise.reject(new Error(why)),
  );
  const apiPort = await Promise.race([api.listening, broken]);
  await Promise.race([answers(`http://127.0.0.1:${apiPort}/health/ready`), broken]);
  step(`API is up on ${apiPort}`);
  await Promise.race([answers(`http://127.0.0.1:${webPort}/`), broken]);
  step(`Web app is up on ${webPort}`);
  startDemoActivity(session, env, apiPort, activityPort);
  broken.catch(() => undefined);
  api.settle();
  void vite.exited.then((code) => session.giveUp(`The web server ended (exit ${code})`));
  onSourceChange(root, (file) => api.restart(file).then(() => void describe()));
  console.log(card({ web, api: `http://localhost:${apiPort}`, dataDir, milliseconds: performance.now() - started }));
}

await bringUp().catch((error: Error) => session.giveUp(error.message));
