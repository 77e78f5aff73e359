import { join } from 'node:path';
import { openDatabase } from '@tidings/db';
import { prepareDatabase } from '@tidings/db/app-role';
import { startEmbeddedPostgres } from '@tidings/db/embedded';
import { seedDemo } from '@tidings/db/seed';
import { buildApp } from './app.ts';
import { readConfig } from './config/config.ts';
import { writeHistory } from './features/notifications/index.ts';
import { leaveOnSignal } from './leave.ts';

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** Published to whoever started the process: `pnpm dev` shows a line for each. */
const startup = (step: 'postgres' | 'migrated' | 'seeded', detail: string) =>
  say({ level: 'info', msg: 'startup', step, detail });

/** Process only: settings → database → build → listen → leave in order on a signal. */
async function main(): Promise<void> {
  const config = readConfig();
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
  startup('postgres', embedded ? `port ${embedded.port}` : 'your own');
  const addresses = embedded
    ? { url: embedded.appUrl, ownerUrl: embedded.url }
    : { url: config.databaseUrl ?? '', ownerUrl: config.databaseOwnerUrl };
  const { applied, appUrl } = await prepareDatabase(addresses);
  startup('migrated', applied.length > 0 ? `${applied.length} new` : 'nothing new');
  if (config.seed === 'demo') await seed(appUrl);
  const app = await buildApp(config, appUrl);
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  say({
    level: 'info',
    msg: 'listening',
    port: typeof address === 'object' ? address?.port : config.port,
    pid: process.pid,
  });

  leaveOnSignal(app, config.timings.drain, async () => embedded?.stop());
}

/** Demo people exist in development and tests only. */
async function seed(url: string): Promise<void> {
  const database = openDatabase({ url, connections: 2, statementTimeoutMs: 30_000 });
  try {
    const isNew = await seedDemo(database.pool);
    if (isNew) await writeHistory(database);
    startup('seeded', isNew ? 'the demo community' : 'already there');
  } finally {
    await database.close();
  }
}

// Who reads our lines may go before us.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

// What nobody caught ends the process; the last line says so in the form of all others.
process.on('uncaughtExceptionMonitor', (error, origin) => {
  say({ level: 'fatal', msg: error.message, origin, stack: error.stack });
});

main().catch((error: unknown) => {
  say({ level: 'fatal', msg: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
