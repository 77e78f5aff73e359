/** Prints the SQL that is missing in prisma/migrations for the Prisma schema: the draft of the next migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/embedded/index.ts';
import { migrate } from '../src/migrate/index.ts';
import { schemaDiff } from './schema-diff.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'tidings-diff-'));
const server = await startEmbeddedPostgres({ dataDir, durable: false });
try {
  await migrate(server.url);
  console.log((await schemaDiff(server.url)) || '-- The migrations and the schema agree.');
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
