/**
 * Prints the SQL that is missing in prisma/migrations for the Prisma schema and for the functions in sql/: the draft of
 * the next migration.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/embedded/index.ts';
import { migrate } from '../src/migrate/index.ts';
import { functionDiff } from './function-diff.ts';
import { schemaDiff } from './schema-diff.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'tidings-diff-'));
const server = await startEmbeddedPostgres({ dataDir, durable: false });
try {
  await migrate(server.url);
  const tables = await schemaDiff(server.url);
  const { draft } = await functionDiff(server.url);
  const parts = [tables, draft].filter(Boolean);
  console.log(parts.join('\n') || '-- The migrations agree with the schema and with the functions in sql/.');
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
