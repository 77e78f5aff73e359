/**
 * `pnpm restore [backup]`: puts a backup back, or none when that was done by other means, and begins a new epoch, so that every client
 * takes snapshots and no position of before is honoured.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepareDatabase } from '../app-role/index.ts';
import { startEmbeddedPostgres } from '../embedded/index.ts';
import { beginEpoch } from './begin-epoch.ts';
import { loadDump } from './load-dump.ts';
import { putBack } from './put-back.ts';

const usage = `pnpm restore [backup]

  backup   a saved data directory of the embedded PostgreSQL (Tidings must be stopped),
           or a logical backup: plain SQL of pg_dump in a .sql file, which needs no program,
           or an archive of pg_dump, for which pg_restore has to be there
  none     the database was restored by other means: only begin a new epoch

  DATABASE_URL        your own PostgreSQL; without it the embedded one in DATA_DIR (.data)
  DATABASE_OWNER_URL  the role that owns its tables, where DATABASE_URL is that of the application's own`;

async function restore(backup: string | undefined): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR ?? '.data');
  const own = process.env.DATABASE_URL;
  // A directory that pg_dump -Fd wrote is an archive.
  const isArchive = backup !== undefined && existsSync(join(backup, 'toc.dat'));
  const isDirectory = backup !== undefined && !isArchive && statSync(backup).isDirectory();
  if (isDirectory && own) throw new Error('A data directory can only be put back under the embedded PostgreSQL.');
  if (isDirectory) {
    const aside = putBack(join(dataDir, 'postgres'), realpathSync(backup));
    if (aside) console.log(`What was there before is kept in ${aside}`);
  }
  const embedded = own ? null : await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  const addresses = embedded
    ? { url: embedded.appUrl, ownerUrl: embedded.url }
    : { url: own ?? '', ownerUrl: process.env.DATABASE_OWNER_URL || undefined };
  const url = addresses.ownerUrl ?? addresses.url;
  try {
    if (backup !== undefined && !isDirectory) {
      const aside = await loadDump(url, resolve(backup));
      if (aside)
        console.log(
          `What was there before is kept in the schema ${aside}. When all is well: DROP SCHEMA ${aside} CASCADE`,
        );
    }
    await prepareDatabase(addresses);
    const { from, to } = await beginEpoch(url);
    console.log(`Restored. The epoch ${from} ended, ${to} began: every client takes snapshots.`);
  } finally {
    await embedded?.stop();
  }
}

const [backup] = process.argv.slice(2);
if (backup === '--help' || backup === '-h') console.log(usage);
else {
  restore(backup).catch((error: unknown) => {
    console.error(`Not restored: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  });
}
