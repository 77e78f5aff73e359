import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { SharedAddress } from './shared-address.ts';

/** A database of one test file. */
export interface TestDatabase {
  name: string;
  /** Connection string: give it to the code under test. */
  url: string;
  /** Removes the database, closing whatever is still connected. Safe to call twice. */
  drop: () => Promise<void>;
}

export interface CreateDatabaseOptions {
  /** False makes an empty database without the migrations. */
  migrated?: boolean;
}

export type CreateDatabase = (options?: CreateDatabaseOptions) => Promise<TestDatabase>;

async function runAsAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A function that copies the template into a new database. */
export function databaseMaker({ adminUrl, template }: SharedAddress): CreateDatabase {
  return async ({ migrated = true } = {}) => {
    const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`;
    await runAsAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${migrated ? template : 'template0'}`);
    return {
      name,
      url: adminUrl.replace(/[^/]*$/, name),
      drop: () => runAsAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    };
  };
}
