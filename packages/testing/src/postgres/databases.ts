import { randomBytes } from 'node:crypto';
import { appUrlOf } from '@tidings/db/app-role';
import { DatabaseClient } from '@tidings/db/client';
import type { SharedAddress } from './shared-address.ts';

/** A database of one test file. */
export interface TestDatabase {
  name: string;
  /**
   * Connection string of the owner, a superuser: a server that is started with it makes itself the application's role and connects as
   * that, as one of an operator does.
   */
  url: string;
  /** Connection string of the application's role: give it to code that runs in the application. */
  appUrl: string;
  /** Runs one statement on a connection of its own and gives its rows: for what no client may do, such as ageing events. */
  query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** Removes the database, closing whatever is still connected. Safe to call twice. */
  drop: () => Promise<void>;
}

export interface CreateDatabaseOptions {
  /** False makes an empty database without the migrations. */
  migrated?: boolean;
}

export type CreateDatabase = (options?: CreateDatabaseOptions) => Promise<TestDatabase>;

async function run(connectionString: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new DatabaseClient({ connectionString, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A function that copies the template into a new database. */
export function databaseMaker({ adminUrl, template }: SharedAddress): CreateDatabase {
  return async ({ migrated = true } = {}) => {
    const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`;
    await run(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${migrated ? template : 'template0'} STRATEGY file_copy`);
    const url = adminUrl.replace(/[^/]*$/, name);
    return {
      name,
      url,
      appUrl: appUrlOf(url),
      query: (sql, values) => run(url, sql, values),
      drop: async () => {
        await run(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      },
    };
  };
}
