import { DatabaseClient } from '../client.ts';
import { readHistory, recordApplied } from './history.ts';
import { type MigrationFile, readMigrations } from './migration-files.ts';
import { MigrationError, planMigrations } from './plan.ts';

/** The advisory lock Prisma's own engine takes: both exclude each other. */
const prismaLock = 72707369;

export interface MigrateOptions {
  /** Folder of migrations; this package's own by default. */
  directory?: string;
  onProgress?: (message: string) => void;
  /** Milliseconds to wait while another process migrates; 60 000 by default. */
  lockTimeoutMs?: number;
  /** The role that gets what the application needs, once all is migrated. */
  appRole?: string;
}

export interface MigrateResult {
  /** Names applied now, in order. */
  applied: string[];
  /** Names the database has and this version does not know. */
  unknown: string[];
}

/** Script and history row commit together: a script that fails leaves no trace. */
async function apply(client: DatabaseClient, file: MigrationFile): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(file.sql);
    await recordApplied(client, file);
    await client.query('COMMIT');
  } catch (cause) {
    // A connection that ended has rolled back by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(`Migration ${file.name} failed and was rolled back: ${reason}`, { cause });
  }
}

async function lock(client: DatabaseClient, timeoutMs: number): Promise<void> {
  await client.query(`SET lock_timeout = ${Math.ceil(timeoutMs)}`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
  } catch (cause) {
    throw new MigrationError(`Another process has been migrating this database for ${timeoutMs / 1000} s`, { cause });
  }
  await client.query('RESET lock_timeout');
}

/**
 * Brings a database to the newest schema, in the format of `prisma migrate deploy` but without its engine. Processes that
 * start together wait for each other.
 * @throws MigrationError with the reason; nothing of a failing script stays
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<MigrateResult> {
  const files = readMigrations(options.directory);
  const client = new DatabaseClient({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'tidings-migrate',
  });
  await client.connect();
  try {
    await lock(client, options.lockTimeoutMs ?? 60_000);
    const { pending, unknown } = planMigrations(files, await readHistory(client));
    for (const file of pending) {
      await apply(client, file);
      options.onProgress?.(`Migration ${file.name} applied`);
    }
    if (options.appRole !== undefined) await client.query('SELECT grant_to_app($1)', [options.appRole]);
    return { applied: pending.map((file) => file.name), unknown };
  } finally {
    // Ends the session, and with it the advisory lock.
    await client.end().catch(() => undefined);
  }
}
