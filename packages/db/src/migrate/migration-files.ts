import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One folder of prisma/migrations. */
export interface MigrationFile {
  name: string;
  sql: string;
  /** SHA-256 of the script in hexadecimal, as Prisma computes it. */
  checksum: string;
}

/** Where the migrations of this package are. */
export const migrationsDirectory = join(import.meta.dirname, '..', '..', 'prisma', 'migrations');

/** Reads all migrations, oldest first (by name, as Prisma orders them). */
export function readMigrations(directory: string = migrationsDirectory): MigrationFile[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(directory, name, 'migration.sql'));
      return { name, sql: script.toString('utf8'), checksum: createHash('sha256').update(script).digest('hex') };
    });
}
