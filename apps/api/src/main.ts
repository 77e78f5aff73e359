import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tidings/db/embedded';
import { migrate } from '@tidings/db/migrate';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** Told to whoever started the process: `pnpm dev` shows a line for each. */
const startup = (step: 'postgres' | 'migrated' | 'seeded', detail: string) =>
  say({ level: 'info', msg: 'startup', step, detail });

/** Process only: settings → database → build → listen → leave in order on a signal. */
async function main(): Promise<void> {
  const config = readConfig();
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  startup('postgres', embedded ? `port ${embedded.port}` : 'your own');
  const { applied } = await migrate(databaseUrl);
  startup('migrated', applied.length > 0 ? `${applied.length} new` : 'nothing new');
  const app = await buildApp(config, databaseUrl);
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  say({
    level: 'info',
    msg: 'listening',
    port: typeof address === 'object' ? address?.port : config.port,
    pid: process.pid,
  });

  let leaving = false;
  const leave = async (signal: string) => {
    if (leaving) return;
    leaving = true;
    setTimeout(() => process.exit(1), config.timings.drain).unref();
    await app.close();
    await embedded?.stop();
    say({ level: 'info', msg: 'stopped', signal });
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(signal));
}

main().catch((error: unknown) => {
  say({ level: 'fatal', msg: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
