import { type CreateDatabase, type CreateDatabaseOptions, databaseMaker, type TestDatabase } from './databases.ts';
import { startOwnPostgres } from './own-postgres.ts';
import { askBroker } from './shared-address.ts';

/** The PostgreSQL that all test files of a run share: make databases in it, never stop it. */
export interface SharedPostgres {
  /** Connection string of a superuser on the database `postgres`. */
  adminUrl: string;
  createDatabase: CreateDatabase;
}

let shared: Promise<SharedPostgres> | undefined;

async function findOrStart(): Promise<SharedPostgres> {
  const address = await askBroker();
  if (address) return { adminUrl: address.adminUrl, createDatabase: databaseMaker(address) };
  return startOwnPostgres({ durable: false });
}

/**
 * The PostgreSQL of this test run: a real one, embedded, started by the first caller. Outside Vitest it belongs to this
 * process and ends with it. A test that kills or hangs its server takes startOwnPostgres instead.
 */
export function startPostgres(): Promise<SharedPostgres> {
  shared ??= findOrStart();
  return shared;
}

/**
 * A fresh, migrated database for one test file:
 * `const database = await createDatabase(); afterAll(database.drop);`
 */
export async function createDatabase(options?: CreateDatabaseOptions): Promise<TestDatabase> {
  return (await startPostgres()).createDatabase(options);
}
